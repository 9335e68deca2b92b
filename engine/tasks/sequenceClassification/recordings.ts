import { findColumn, type Table } from '../../tables/table';
import { columnTexts } from '../../tables/columnTexts';
import type { SequenceRecipe } from './recipe';

/** Rows that belong together, one after another: `first … first + steps − 1` of the sorted rows. */
export interface Recording {
  readonly name: string;
  readonly first: number;
  readonly steps: number;
}

/** The rows of a table recording by recording, each in its own order. */
export interface SortedRows {
  /** The table's row at each place. */
  readonly rows: Uint32Array;
  readonly recordings: readonly Recording[];
}

/**
 * Sorts rows into recordings, in order of first appearance. A row that names no recording is left out; one that does not say its
 * place in it stands last.
 */
export function findRecordings(table: Table, { series, order }: Pick<SequenceRecipe, 'series' | 'order'>): SortedRows {
  const column = series === null ? undefined : findColumn(table, series);
  if (!column) return { rows: new Uint32Array(), recordings: [] };
  const { codes, texts } = columnTexts(column);
  const rowsOf = texts.map((): number[] => []);
  codes.forEach((code, row) => rowsOf[code]?.push(row));
  const ordering = order === null ? undefined : findColumn(table, order);
  const places =
    ordering && ordering.kind !== 'category'
      ? ordering.values.map((place) => (Number.isNaN(place) ? Infinity : place))
      : null;
  const rows: number[] = [];
  const recordings = rowsOf.flatMap((own, code): Recording[] => {
    if (own.length === 0) return [];
    if (places) own.sort((a, b) => (places[a] as number) - (places[b] as number) || a - b);
    const first = rows.length;
    for (const row of own) rows.push(row);
    return [{ name: texts[code] as string, first, steps: own.length }];
  });
  return { rows: Uint32Array.from(rows), recordings };
}
