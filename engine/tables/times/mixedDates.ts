import { momentOf, ORDERS } from './momentsOf';
import type { TimeSurvey } from './surveyTimes';
import { patternAt } from './dayOrder';

/** The steps whose middle one is taken for the usual step. */
const STEPS = 10_001;

/**
 * Reads dates that each have an order of their own: where a date can be read in one order only, that is it; of several, the
 * one nearest to the moment before plus the usual step. Fills `values` at `rows`; all others must be read already.
 */
export function readMixedDates(
  survey: TimeSurvey,
  rows: readonly number[],
  values: Float64Array,
  firstYear: number,
): void {
  const choices = new Map<number, readonly number[]>();
  for (const row of rows) {
    const pattern = patternAt(survey, row);
    const readings = new Set(ORDERS.map((order) => momentOf(survey, row, pattern, order, firstYear)));
    readings.delete(Number.NaN);
    const [only = Number.NaN] = readings;
    if (readings.size > 1) choices.set(row, [...readings]);
    values[row] = readings.size === 1 ? only : Number.NaN;
  }
  if (choices.size === 0) return;
  const step = usualStep(values);
  const first = values.findIndex((value) => !Number.isNaN(value));
  const choose = (row: number, expected: number): void => {
    const [start = Number.NaN, ...others] = choices.get(row) ?? [];
    // Without a neighbor the usual order, which comes first.
    values[row] = others.reduce((a, b) => (Math.abs(b - expected) < Math.abs(a - expected) ? b : a), start);
  };
  let next = values[first] ?? Number.NaN;
  for (let row = first - 1; row >= 0; row--) {
    if (choices.has(row)) choose(row, next - step);
    if (!Number.isNaN(values[row])) next = values[row] as number;
  }
  let previous = Number.NaN;
  for (let row = 0; row < values.length; row++) {
    if (row > first && choices.has(row)) choose(row, previous + step);
    if (!Number.isNaN(values[row])) previous = values[row] as number;
  }
}

/** The middle one of the first steps between rows that follow each other; 0 where none do. */
function usualStep(values: Float64Array): number {
  const steps: number[] = [];
  for (let row = 1; row < values.length && steps.length < STEPS; row++) {
    const step = (values[row] as number) - (values[row - 1] as number);
    if (!Number.isNaN(step)) steps.push(step);
  }
  steps.sort((a, b) => a - b);
  return steps[Math.floor(steps.length / 2)] ?? 0;
}
