import { makeProblem, type Problem } from '../problem/problem';
import type { RowSpan } from './rowOrder';

/** A column without gaps, and the rows that had one. */
export interface FilledColumn {
  readonly values: Float64Array;
  readonly filledRows: ReadonlySet<number>;
  readonly problems: readonly Problem[];
}

/**
 * Fills empty cells (NaN) with the last value of their series before them, which never looks into the future, and says how
 * many. An empty cell at the very start of a series has nothing before it and is an error.
 */
export function fillMissing(
  values: Float64Array,
  series: readonly RowSpan[],
  column: string,
  lineOf: (row: number) => number,
): FilledColumn {
  const first = values.findIndex((value) => Number.isNaN(value));
  if (first < 0) return { values, filledRows: new Set(), problems: [] };
  const leading = series.find(({ firstRow }) => Number.isNaN(values[firstRow]))?.firstRow;
  const line = lineOf(leading ?? first);
  if (leading !== undefined) {
    const problem = makeProblem('data.missingAtStart', { column, line }, { line, column });
    return { values, filledRows: new Set(), problems: [problem] };
  }
  const filled = values.slice();
  const filledRows = new Set<number>();
  for (let i = first; i < filled.length; i++) {
    if (!Number.isNaN(filled[i])) continue;
    filled[i] = filled[i - 1] as number;
    filledRows.add(i);
  }
  const at = { line, column, severity: 'warning' } as const;
  const problem = makeProblem('data.missingFilled', { column, count: filledRows.size, line }, at);
  return { values: filled, filledRows, problems: [problem] };
}
