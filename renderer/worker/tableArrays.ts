import type { Table } from '#engine';

/** The large parts of a table, to be handed over instead of copied. */
export function tableArrays({ columns, lines }: Table): readonly ArrayBufferView[] {
  return [lines, ...columns.map((column) => (column.kind === 'category' ? column.codes : column.values))];
}
