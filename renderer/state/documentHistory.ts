import type { TextKey } from '#engine';
import type { Document } from './artifacts';

type LabelOf<Key> = Key extends `change.${infer Label}` ? Label : never;
/** What a change was, for the words of “Undo …”: the catalog has `change.<label>` for each. */
export type ChangeLabel = LabelOf<TextKey>;

/** One step that can be undone or redone. */
export interface HistoryEntry {
  readonly label: ChangeLabel;
  /** As it was before the step, or (ahead of the present) after it. */
  readonly document: Document;
}

/** The steps behind and ahead of the present, the nearest last in both. */
export interface DocumentHistory {
  readonly past: readonly HistoryEntry[];
  readonly future: readonly HistoryEntry[];
  /** Changes with this key still join the last step; null once it is sealed. */
  readonly openKey: string | null;
  readonly changedAtMs: number;
}

export const EMPTY_HISTORY: DocumentHistory = { past: [], future: [], openKey: null, changedAtMs: 0 };

/** More steps than anyone takes back, few enough that replaced data files do not fill the memory. */
export const MAX_UNDO_STEPS = 200;

/** After this long a pause, typing into the same field starts a new step. */
export const COALESCE_PAUSE_MS = 2000;

/**
 * The history after a change away from `before`. A change whose `coalesceKey` equals that of the step before joins it,
 * unless a pause or `sealStep` lies between them.
 */
export function recordStep(
  history: DocumentHistory,
  label: ChangeLabel,
  before: Document,
  coalesceKey: string | null,
  nowMs: number,
): DocumentHistory {
  const joins =
    coalesceKey !== null &&
    coalesceKey === history.openKey &&
    history.past.length > 0 &&
    nowMs - history.changedAtMs < COALESCE_PAUSE_MS;
  const past = joins ? history.past : [...history.past, { label, document: before }].slice(-MAX_UNDO_STEPS);
  return { past, future: [], openKey: coalesceKey, changedAtMs: nowMs };
}

/** Ends the current step: the next change starts a new one, whatever its key. */
export function sealStep(history: DocumentHistory): DocumentHistory {
  return history.openKey === null ? history : { ...history, openKey: null };
}

/** One step back (from the `past`) or forward again (from the `future`); null where there is none. */
export function travelFrom(
  side: 'past' | 'future',
  history: DocumentHistory,
  present: Document,
): { readonly history: DocumentHistory; readonly entry: HistoryEntry } | null {
  const entry = history[side].at(-1);
  if (!entry) return null;
  const other = side === 'past' ? 'future' : 'past';
  const steps = { [side]: history[side].slice(0, -1), [other]: [...history[other], { ...entry, document: present }] };
  return { history: { ...history, ...steps, openKey: null, changedAtMs: 0 }, entry };
}
