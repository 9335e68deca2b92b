import type { Table } from '#engine';

/** The memory of a table, to be handed over instead of copied. */
export function tableBuffers(table: Table): ArrayBuffer[] {
  const arrays = table.columns.map((column) => (column.kind === 'category' ? column.codes : column.values));
  return [...new Set([table.lines, ...arrays].map((array) => array.buffer as ArrayBuffer))];
}
