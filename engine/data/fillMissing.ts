import { makeProblem, type Problem } from '../problem/problem';

/**
 * Fills empty cells (NaN) with the last value before them, which never looks into the future, and says how many.
 * An empty cell at the very start has nothing before it and is an error.
 */
export function fillMissing(
  values: Float64Array,
  column: string,
  lineOf: (row: number) => number,
): { readonly values: Float64Array; readonly problems: readonly Problem[] } {
  const first = values.findIndex((value) => Number.isNaN(value));
  if (first < 0) return { values, problems: [] };
  const line = lineOf(first);
  if (first === 0)
    return { values, problems: [makeProblem('data.missingAtStart', { column, line }, { line, column })] };
  const filled = values.slice();
  let count = 0;
  for (let i = first; i < filled.length; i++) {
    if (!Number.isNaN(filled[i])) continue;
    filled[i] = filled[i - 1] as number;
    count++;
  }
  const at = { line, column, severity: 'warning' } as const;
  return { values: filled, problems: [makeProblem('data.missingFilled', { column, count, line }, at)] };
}
