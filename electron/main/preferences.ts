import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { writeAtomically } from './writeAtomically';

const schema = z.object({
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  lookForUpdates: z.boolean().catch(false),
});

/** What main must know before the page has loaded. */
export type PreferenceValues = z.infer<typeof schema>;

/** Choices of the user that the main process acts on, kept in a file. A damaged or missing one gives the defaults. */
export class Preferences {
  private constructor(
    private readonly file: string,
    private current: PreferenceValues,
  ) {}

  /** Reads at once: the first window takes its color from here. */
  static load(file: string): Preferences {
    return new Preferences(file, readValues(file));
  }

  get values(): PreferenceValues {
    return this.current;
  }

  /** Changes some and keeps them. A disk that cannot be written costs the memory of the choice, not the choice. */
  async change(changes: Partial<PreferenceValues>): Promise<void> {
    const next = { ...this.current, ...changes };
    if (JSON.stringify(next) === JSON.stringify(this.current)) return;
    this.current = next;
    const bytes = new TextEncoder().encode(JSON.stringify(next));
    await writeAtomically(this.file, bytes).catch((error: unknown) => console.warn('preferences', error));
  }
}

function readValues(file: string): PreferenceValues {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return schema.parse({});
  }
}
