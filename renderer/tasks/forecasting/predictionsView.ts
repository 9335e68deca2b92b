import { create } from 'zustand';
import type { WindowSpan } from './forecastLines';

/** What the Predictions panel shows. Kept while other tabs are in front, not saved. */
export interface PredictionsView {
  /** The target column, or null for the first. */
  readonly column: string | null;
  /** Steps ahead, counted from 0. */
  readonly step: number;
  /** The windows in sight, or null for the latest ones. */
  readonly span: WindowSpan | null;
  /** Lines that are switched off, by key. */
  readonly hidden: readonly string[];
}

/** The panel's store. */
export const usePredictionsView = create<PredictionsView>(() => ({ column: null, step: 0, span: null, hidden: [] }));

/** Switches a line on or off. */
export function toggleLine(key: string): void {
  usePredictionsView.setState(({ hidden }) => ({
    hidden: hidden.includes(key) ? hidden.filter((other) => other !== key) : [...hidden, key],
  }));
}
