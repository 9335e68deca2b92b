import { findColumn, type Table } from '#engine';

/** Row numbers in the order of the time column, or null when the file's own order is that already. */
export function timeOrder(table: Table, time: string | null): Uint32Array | null {
  const column = time === null ? undefined : findColumn(table, time);
  if (column?.kind !== 'time') return null;
  const { values } = column;
  let sorted = true;
  for (let row = 1; row < values.length && sorted; row++)
    sorted = (values[row] as number) >= (values[row - 1] as number);
  if (sorted) return null;
  return Uint32Array.from(values.keys()).sort((a, b) => (values[a] as number) - (values[b] as number) || a - b);
}

/** Values by another order of rows. */
export function inOrder(values: Float64Array, order: Uint32Array | null): Float64Array {
  return order ? values.map((_, row) => values[order[row] as number] as number) : values;
}
