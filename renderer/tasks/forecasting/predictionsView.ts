import { create } from 'zustand';
import { ACTUAL, MODEL, strongestOf, type TargetReport } from '#engine';
import type { WindowSpan } from './forecastLines';

/** What the Predictions panel shows. Kept while other tabs are in front, not saved. */
export interface PredictionsView {
  /** The target column, or null for the first. */
  readonly column: string | null;
  /** Steps ahead, counted from 0. */
  readonly step: number;
  /** The windows in sight, or null for the latest ones. */
  readonly span: WindowSpan | null;
  /** Lines that are not as they are at first, on or off, by key. */
  readonly toggled: readonly string[];
}

/** The panel's store. */
export const usePredictionsView = create<PredictionsView>(() => ({ column: null, step: 0, span: null, toggled: [] }));

/** Whether a line is drawn: at first what happened, the model, and the baseline that is hardest to beat. */
export function isShown(target: TargetReport, toggled: readonly string[], key: string): boolean {
  const first = [ACTUAL, MODEL, strongestOf(target)?.id];
  return first.includes(key) !== toggled.includes(key);
}

/** Switches a line on or off. */
export function toggleLine(key: string): void {
  usePredictionsView.setState(({ toggled }) => ({
    toggled: toggled.includes(key) ? toggled.filter((other) => other !== key) : [...toggled, key],
  }));
}
