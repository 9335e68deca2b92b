import { makeProblem, type Problem } from '../problem/problem';
import type { RowOrder } from './rowOrder';
import { commonStepMs } from './stepUnit';

/** Steps longer than this many common ones are gaps; shorter ones are a clock that is not quite even. */
const GAP = 1.5;
/** Data counts as evenly spaced when at least this share of its steps is the common one; days without weekends do not. */
const EVEN_SHARE = 0.85;

/** Warns when rows are missing from evenly spaced data: windows then run across the gaps as if nothing were missing. */
export function findMissingSteps({ times, series }: RowOrder, lineOf: (row: number) => number): Problem[] {
  const step = times && commonStepMs(times);
  if (!times || !step) return [];
  let even = 0;
  let missing = 0;
  let first = -1;
  const starts = new Set(series.map(({ firstRow }) => firstRow));
  for (let row = 1; row < times.length; row++) {
    if (starts.has(row)) continue;
    const steps = ((times[row] as number) - (times[row - 1] as number)) / step;
    if (Math.abs(steps - 1) < 0.01) even++;
    if (steps < GAP) continue;
    missing += Math.round(steps) - 1;
    if (first < 0) first = row;
  }
  if (first < 0 || even < EVEN_SHARE * (times.length - starts.size)) return [];
  const line = lineOf(first);
  return [makeProblem('data.missingSteps', { count: missing, line }, { line, severity: 'warning' })];
}
