import type { FullOutput } from '#engine';
import type { ExportedAnswer, ExportedForecast } from './runModules';

/** An export is the same program as the app while no forecast differs by as much, relatively. */
export const MOST_DIFFERENT = 1e-5;

/** Where two forecasts differ, and by what. */
export interface Difference {
  readonly column: string;
  /** What the data calls the row of the forecast's first step. */
  readonly row: string;
  /** Steps ahead from 1; for a probability the class, counted from 1. */
  readonly position: number;
  readonly app: number;
  readonly exported: number;
}

/** What came of comparing an export's forecasts with the app's. */
export interface Verification {
  /** True when `largest` is below `MOST_DIFFERENT`. */
  readonly same: boolean;
  /** The largest relative difference; infinite where there is nothing to compare with. */
  readonly largest: number;
  /** Forecast values that were compared. */
  readonly count: number;
  /** Where the difference is largest; null where all values are equal, or the answers differ in form. */
  readonly worst: Difference | null;
}

/**
 * The difference of two forecasts, relative to what a model said by the larger of them, or to how much there usually is to
 * say, whichever is more: |a − b| / max(|a − known|, |b − known|, spread).
 *
 * What a model says begins where that ends which was known before: the last value, where it forecasts changes, else the
 * column's mean. Relative to a price of 40 000 every forecast of tomorrow's is right to 1e-2, and a model with a wrong
 * weight to 1e-5; relative to the change that it forecasts it is not. The spread bounds it from below, because models
 * compute on scaled columns in 32-bit numbers, whose rounding is a share of the spread: a forecast of nearly no change is
 * not known better than any other. Values that are not numbers, or infinite, differ from everything but their own kind.
 */
export function relativeDifference(app: number, exported: number, known: number, spread: number): number {
  if (Object.is(app, exported) || app === exported) return 0;
  const said = Math.max(Math.abs(app - known), Math.abs(exported - known), spread);
  const difference = Math.abs(app - exported) / said;
  return Number.isFinite(difference) ? difference : Number.POSITIVE_INFINITY;
}

/** Compares value by value. Classes are compared by their probabilities: a class alone hides how near the next one was. */
export function compareForecasts(app: readonly FullOutput[], { forecasts, labels }: ExportedAnswer): Verification {
  const nothing = { same: false, largest: Number.POSITIVE_INFINITY, count: 0, worst: null };
  const fits = app.every((forecast, i) => isLike(forecast, forecasts[i]));
  if (!fits || forecasts.length !== app.length) return nothing;
  let largest = 0;
  let count = 0;
  let worst: Difference | null = null;
  app.forEach(({ column, values, width, known, spread }, i) => {
    const theirs = valuesOf(forecasts[i]);
    count += values.length;
    values.forEach((value, k) => {
      const exported = theirs[k] ?? Number.NaN;
      const window = Math.floor(k / width);
      const difference = relativeDifference(value, exported, known[window] ?? Number.NaN, spread);
      if (difference <= largest) return;
      largest = difference;
      const row = labels[window] ?? '';
      worst = { column, row, position: (k % width) + 1, app: value, exported };
    });
  });
  return count === 0 ? nothing : { same: largest < MOST_DIFFERENT, largest, count, worst };
}

function isLike(app: FullOutput, exported: ExportedForecast | undefined): boolean {
  if (exported?.column !== app.column) return false;
  return (
    (app.kind === 'probabilities') === Boolean(exported.probabilities) &&
    valuesOf(exported).length === app.values.length
  );
}

/** The numbers to compare: probabilities where there are any. */
function valuesOf(exported: ExportedForecast | undefined): readonly number[] {
  return exported?.probabilities?.flat() ?? exported?.values.map(Number) ?? [];
}
