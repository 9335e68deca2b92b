import { makeProblem, type Problem } from '../../problem/problem';
import { withoutRows } from '../../tables/withoutRows';
import { type RowOrder, rowOrder, type RowSpan } from '../../tables/rowOrder';
import { findColumn, type NumberColumn, type Table } from '../../tables/table';
import type { DataRecipe } from './recipe';

/** The rows that a recipe can use, and their order. */
export interface UsedRows {
  readonly table: Table;
  readonly ordering: RowOrder;
  readonly problems: readonly Problem[];
}

/**
 * Sets aside the rows of each series before all number columns in use have had a value: nothing that is known by then could
 * fill them. A column without any value in a series is left as it is, for its own message.
 */
export function usedRows(table: Table, recipe: Pick<DataRecipe, 'time' | 'series' | 'features' | 'targets'>): UsedRows {
  const ordering = rowOrder(table, recipe.time, recipe.series);
  const columns = [...new Set([...recipe.features, ...recipe.targets])]
    .map((name) => findColumn(table, name))
    .filter((column): column is NumberColumn => column?.kind === 'number');
  const { order } = ordering;
  const fileRow = (row: number): number => order?.[row] ?? row;
  const late: string[] = [];
  const left = ordering.series.flatMap(({ firstRow, endRow }: RowSpan) => {
    let first = firstRow;
    for (const { name, values } of columns) {
      let row = firstRow;
      while (row < endRow && Number.isNaN(values[fileRow(row)])) row++;
      if (row > firstRow && row < endRow) late.push(name);
      if (row < endRow) first = Math.max(first, row);
    }
    return Array.from({ length: first - firstRow }, (_, i) => fileRow(firstRow + i));
  });
  const [line] = left.map((row) => table.lines[row] as number);
  if (line === undefined) return { table, ordering, problems: ordering.problems };
  const used = withoutRows(table, new Set(left));
  const again = rowOrder(used, recipe.time, recipe.series);
  const values = { count: left.length, columns: [...new Set(late)].slice(0, 5), line };
  const problem = makeProblem('data.leadingGaps', values, { line, severity: 'warning' });
  return { table: used, ordering: again, problems: [...again.problems, problem] };
}
