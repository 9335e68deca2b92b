import type { Column, Table } from './table';

/** The table without some of its rows. */
export function withoutRows(table: Table, left: ReadonlySet<number>): Table {
  const rows = Uint32Array.from({ length: table.rowCount }, (_, row) => row).filter((row) => !left.has(row));
  const pick = <T extends Float64Array | Int32Array | Uint32Array>(values: T): T => {
    const picked = values.slice(0, rows.length) as T;
    rows.forEach((row, i) => (picked[i] = values[row] as number));
    return picked;
  };
  const columns = table.columns.map(
    (column): Column =>
      column.kind === 'category'
        ? { ...column, codes: pick(column.codes) }
        : { ...column, values: pick(column.values) },
  );
  return { ...table, columns, rowCount: rows.length, lines: pick(table.lines) };
}
