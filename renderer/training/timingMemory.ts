import { z } from 'zod';
import { createRemembered, parseStored } from '../state/rememberedStore';
import type { BackendName } from '../worker/backendName';
import { backendSchema, type BackendTiming, timingSchema } from '../worker/backendTiming';
import type { BackendReport } from '../worker/trainingApi';

/** The oldest of more are forgotten. */
export const MOST_REMEMBERED = 50;

const remembered = z.object({
  /** From `timingKeyOf`. */
  key: z.string(),
  /** When it was measured, in milliseconds since 1970. */
  atMs: z.number(),
  chosen: backendSchema,
  timings: z.array(timingSchema).readonly(),
});
/** What was measured of one graph on this machine. */
export type RememberedTiming = Readonly<z.infer<typeof remembered>>;

/** Reads what was remembered from stored text, the newest first; what is damaged is left out. */
export function parseTimings(text: string | null): readonly RememberedTiming[] {
  const stored = parseStored(text);
  if (!Array.isArray(stored)) return [];
  return stored
    .flatMap((entry) => {
      const parsed = remembered.safeParse(entry);
      return parsed.success ? [parsed.data] : [];
    })
    .slice(0, MOST_REMEMBERED);
}

/** The store of what was measured, the newest first. */
export const useTimings = createRemembered(
  'seqloom.timings',
  (text) => ({ remembered: parseTimings(text) }),
  (state) => state.remembered,
);

/** What was measured under this key; null when nothing was, or on other adapters than those that `reports` names. */
export function recallTiming(
  { remembered: all }: { readonly remembered: readonly RememberedTiming[] },
  key: string | null,
  reports: Readonly<Partial<Record<BackendName, BackendReport>>>,
): RememberedTiming | null {
  const found = all.find((entry) => entry.key === key);
  const isSame = (measured: BackendTiming): boolean => {
    const report = reports[measured.backend];
    return measured.kind !== 'timed' || !report?.ok || report.device.name === measured.device.name;
  };
  return found?.timings.every(isSame) ? found : null;
}

/** Keeps what was measured, in place of what was known under the same key. */
export function rememberTiming(entry: RememberedTiming): void {
  useTimings.setState((state) => ({
    remembered: [entry, ...state.remembered.filter(({ key }) => key !== entry.key)].slice(0, MOST_REMEMBERED),
  }));
}

/** Forgets what was measured under this key. */
export function forgetTiming(key: string): void {
  useTimings.setState((state) => ({ remembered: state.remembered.filter((entry) => entry.key !== key) }));
}
