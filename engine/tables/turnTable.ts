import type { ReadTimes } from './times/timeTypes';
import { columnTexts } from './columnTexts';
import { freeName } from './nameColumns';
import type { Column, NumberColumn, Table } from './table';

/** Columns whose names are moments: a table of them holds a series in each row. */
export interface WideTable {
  readonly columns: readonly NumberColumn[];
  /** Milliseconds since 1970, in the order of the columns. */
  readonly times: Float64Array;
  readonly datesOnly: boolean;
  /** The column that tells the rows apart, or null where none does. */
  readonly series: string | null;
}

/** A table with fewer moments in its header has other reasons for such names. */
const LEAST_MOMENTS = 3;
/** Of the number columns, the share whose names are moments. */
const MOST_OF_THEM = 0.5;

/**
 * Finds the moments among the names of a table's columns, as in tables with a series in each row. `read` reads names as
 * moments. Null where the table is not of that kind.
 */
export function findWide(table: Table, read: (names: readonly string[]) => ReadTimes | null): WideTable | null {
  const numbers = table.columns.filter((column): column is NumberColumn => column.kind === 'number');
  const named = numbers.filter(({ name }) => /\d/.test(name));
  // The header tells it where its moments stand side by side, whatever other numbers have names with digits.
  const found = named.length < LEAST_MOMENTS ? null : read(named.map(({ name }) => name));
  if (!found || found.unreadable.length > 0 || named.length < MOST_OF_THEM * numbers.length) return null;
  if (!found.values.every((ms, i) => i === 0 || ms > (found.values[i - 1] as number))) return null;
  return { columns: named, times: found.values, datesOnly: found.datesOnly, series: namingColumn(table) };
}

/** The text column with the most different names. */
function namingColumn({ columns }: Table): string | null {
  const names = columns
    .filter(({ kind }) => kind === 'category')
    .map((column) => ({ name: column.name, count: columnTexts(column).texts.length }))
    .sort((a, b) => b.count - a.count);
  return names[0]?.name ?? null;
}

/**
 * Turns a table with a series in each row: a row for each series and moment, with the columns that are no moments as they are,
 * `time` and `value`. Rows whose naming column says the same are told apart by a number.
 */
export function turnTable(table: Table, { columns, times, datesOnly, series }: WideTable): Table {
  const { rowCount } = table;
  const steps = times.length;
  const wide = new Set<Column>(columns);
  const stretch = <T extends Float64Array | Int32Array | Uint32Array>(values: T, empty: T): T => {
    for (let row = 0; row < rowCount; row++) empty.fill(values[row] as number, row * steps, (row + 1) * steps);
    return empty;
  };
  const size = rowCount * steps;
  const kept = table.columns
    .filter((column) => !wide.has(column))
    .map((column): Column => {
      if (column.kind !== 'category') return { ...column, values: stretch(column.values, new Float64Array(size)) };
      const own = column.name === series ? toldApart(column.codes, column.categories) : column;
      return { ...column, ...own, codes: stretch(own.codes, new Int32Array(size)) };
    });
  const isTaken = (name: string): boolean => kept.some((column) => column.name === name);
  const moments = new Float64Array(size);
  const values = new Float64Array(size);
  for (let row = 0; row < rowCount; row++) {
    moments.set(times, row * steps);
    columns.forEach((column, step) => (values[row * steps + step] = column.values[row] as number));
  }
  return {
    ...table,
    columns: [
      ...kept,
      { name: freeName('time', isTaken), kind: 'time', values: moments, datesOnly },
      { name: freeName('value', isTaken), kind: 'number', values },
    ],
    rowCount: size,
    lines: stretch(table.lines, new Uint32Array(size)),
  };
}

/** Names of rows, each once: those that stand again get a number, those that are missing the number of their row. */
function toldApart(codes: Int32Array, texts: readonly string[]) {
  const seen = new Map<string, number>();
  const categories = Array.from(codes, (code, row) => {
    const name = texts[code] ?? String(row + 1);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
  return { codes: codes.map((_, row) => row), categories };
}
