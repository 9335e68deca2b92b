import { momentOf, ORDERS, readingsOf } from './momentsOf';
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
  const isOpen = new Uint8Array(values.length);
  let open = 0;
  for (const row of rows) {
    const pattern = patternAt(survey, row);
    const readings = readingsOf(survey, row, pattern);
    const order = ORDERS.find((_, i) => readings === 1 << i);
    if (order) values[row] = momentOf(survey, row, pattern, order, firstYear);
    else if (readings !== 0) open += isOpen[row] = 1;
  }
  if (open === 0) return;
  const step = usualStep(values);
  const first = values.findIndex((value) => !Number.isNaN(value));
  const choose = (row: number, expected: number): void => {
    const pattern = patternAt(survey, row);
    let best = Number.NaN;
    for (const order of ORDERS) {
      const value = momentOf(survey, row, pattern, order, firstYear);
      if (Number.isNaN(value)) continue;
      // Without a neighbor it is the usual order, which comes first; so it is where two are as near.
      if (Number.isNaN(best) || Math.abs(value - expected) < Math.abs(best - expected)) best = value;
    }
    values[row] = best;
  };
  let next = values[first] ?? Number.NaN;
  for (let row = first - 1; row >= 0; row--) {
    if (isOpen[row] === 1) choose(row, next - step);
    if (!Number.isNaN(values[row])) next = values[row] as number;
  }
  let previous = Number.NaN;
  for (let row = 0; row < values.length; row++) {
    if (row > first && isOpen[row] === 1) choose(row, previous + step);
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
