import type { Table } from '#engine';

/** Names in the order of the table's columns. Those that this table lacks stay, at the end, and the engine says so. */
export function inColumnOrder(table: Table, names: readonly string[]): readonly string[] {
  const known = table.columns.map(({ name }) => name).filter((name) => names.includes(name));
  return [...known, ...names.filter((name) => !known.includes(name))];
}
