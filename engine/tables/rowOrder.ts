import { makeProblem, type Problem } from '../problem/problem';
import { findColumn, type Table } from './table';

/** The order in which rows are read: null when the file's own order is already right. */
export interface RowOrder {
  readonly order: Uint32Array | null;
  readonly problems: readonly Problem[];
}

/** Rows in ascending time; equal times keep the file's order. Without a time column the file's order stands. */
export function rowOrder(table: Table, timeColumn: string | null): RowOrder {
  const time = timeColumn === null ? undefined : findColumn(table, timeColumn);
  if (time?.kind !== 'time') return { order: null, problems: [] };
  const values = time.values;
  let first = -1;
  for (let i = 1; i < values.length; i++) {
    if ((values[i] as number) < (values[i - 1] as number)) {
      first = i;
      break;
    }
  }
  if (first < 0) return { order: null, problems: [] };
  const order = Uint32Array.from(values, (_, i) => i);
  order.sort((a, b) => (values[a] as number) - (values[b] as number) || a - b);
  const line = table.lines[first] as number;
  const at = { line, column: time.name, severity: 'warning' } as const;
  return { order, problems: [makeProblem('data.notInOrder', { line, column: time.name }, at)] };
}
