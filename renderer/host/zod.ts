import { z } from 'zod/v4';

// Else zod finds out by an `eval` whether it may generate code, and the browser logs that as a violation of the page's policy.
z.config({ jitless: true });

/** Zod as the page has it (vite.config.ts): it never evaluates a string. */
export { z };
