import { makeProblem, type Problem } from '../problem/problem';
import { type Decision, MOST_LISTED, type Reading, type SetAside } from './reading';
import type { RawTable } from './rawTable';
import { readingDecisions } from './readingDecisions';
import { type CellsOf, findTime } from './findTime';
import { withoutRows } from './withoutRows';
import type { Column, Table, TimeColumn } from './table';
import { readTimes } from './times/readTimes';
import { findWide, turnTable } from './turnTable';
import { isMissingText } from './numbers/missingTexts';
import type { TypedColumn } from './typeColumn';

/** A table, how it was read and what was noticed; no table when an error stands in its way. */
export interface ReadTable {
  readonly table: Table | null;
  readonly problems: readonly Problem[];
  /** How the table was made of the file; null where there is none. */
  readonly source: TableSource | null;
}

/** How a table was made of a file. */
export interface TableSource {
  /** How the file was read: given back, it is read the same again. */
  readonly reading: Reading;
  /** What was found out, each with what shows it. */
  readonly decisions: readonly Decision[];
  /** Lines of the file that hold something, but for the header; of a turned table its rows: those used and those set aside. */
  readonly rowsRead: number;
  readonly setAside: readonly SetAside[];
  /** The sheets of a workbook that a table can be taken from. */
  readonly sheets?: readonly string[];
}

/** A column of moments that lacks more of them does not order the rows. */
const MOST_WITHOUT_TIME = 0.5;

/**
 * Makes a table of typed columns: without empty columns that have no name, with the time that stands in several of them, turned
 * where that is settled, and without rows that have no time. `cellsOf` gives the texts of the columns.
 */
export function finishTable(raw: RawTable, cellsOf: CellsOf): ReadTable {
  const { fileName, lines, given } = raw;
  const places = [...raw.columns.keys()].filter((k) => !raw.unnamed.includes(k) || !isEmpty(raw.columns[k]?.column));
  const kept = places.map((k) => raw.columns[k] as TypedColumn);
  const known = kept.map((column) => withoutCodes(column, given.missing ?? {}));
  const typed = findTime(known, (k, rows) => cellsOf(places[k] as number, rows), given);
  const columns = typed.map(({ column }) => column);
  const whole: Table = { fileName, columns, rowCount: lines.length, lines };
  const wide = findWide(whole, (names) => readTimes(names, isMissingText, { name: 'date', ...dayOrderOf(given) }));
  const turned = wide && given.turned ? turnTable(whole, { ...wide, series: given.turned }) : whole;
  const { table, setAside } = withoutTimeless(turned);
  const all = [...raw.setAside, ...setAside];
  const reading = readingOf(raw, typed);
  return {
    table,
    problems: [...typed.flatMap(({ problems }) => problems), ...setAsideProblems(fileName, all)],
    source: {
      reading,
      decisions: readingDecisions({ ...raw, columns: typed }, reading, raw.columns.length - places.length, wide),
      rowsRead: turned.rowCount + raw.setAside.reduce((sum, { count }) => sum + count, 0),
      setAside: all,
      ...(raw.kind?.sheets && { sheets: raw.kind.sheets }),
    },
  };
}

const dayOrderOf = ({ dayOrder }: Partial<Reading>): { readonly dayOrder?: Reading['dayOrder'] } =>
  dayOrder ? { dayOrder } : {};

/** The column with the numbers that stand for a missing value taken for that. */
function withoutCodes(typed: TypedColumn, missing: Reading['missing']): TypedColumn {
  const { column } = typed;
  const codes = Object.hasOwn(missing, column.name) ? (missing[column.name] ?? []) : [];
  if (column.kind !== 'number' || codes.length === 0) return typed;
  const values = column.values.map((value) => (codes.includes(value) ? Number.NaN : value));
  return { ...typed, column: { ...column, values } };
}

const isEmpty = (column: Column | undefined): boolean => column?.kind === 'category' && column.categories.length === 0;

function readingOf(
  { given, kind, encoding, delimiter, skipped, footer, header }: RawTable,
  typed: readonly TypedColumn[],
): Reading {
  const order = typed.find(({ dayOrder }) => dayOrder)?.dayOrder;
  return {
    ...{ format: kind?.format ?? 'delimited', sheet: kind?.sheet ?? null },
    ...{ encoding, delimiter, skipped, footer, header: header !== null },
    decimal: given.decimal ?? typed.find(({ decimal }) => decimal)?.decimal ?? (delimiter === ',' ? '.' : ','),
    dayOrder: given.dayOrder ?? order ?? 'monthFirst',
    ragged: given.ragged ?? 'setAside',
    missing: given.missing ?? {},
    turned: given.turned ?? null,
  };
}

/** Sets aside the rows in which the column that orders them holds no moment. */
function withoutTimeless(table: Table): { readonly table: Table; readonly setAside: readonly SetAside[] } {
  const time = table.columns.find((column): column is TimeColumn => column.kind === 'time');
  const missing: number[] = [];
  time?.values.forEach((ms, row) => {
    if (Number.isNaN(ms)) missing.push(row);
  });
  if (missing.length === 0 || missing.length > MOST_WITHOUT_TIME * table.rowCount) return { table, setAside: [] };
  const lines = missing.slice(0, MOST_LISTED).map((row) => table.lines[row] as number);
  return {
    table: withoutRows(table, new Set(missing)),
    setAside: [{ reason: 'noTime', count: missing.length, lines }],
  };
}

/** Says which lines should be rows of the table and are none; texts above and below it are no mistakes. */
function setAsideProblems(file: string, setAside: readonly SetAside[]): Problem[] {
  const mistakes = setAside.filter(({ reason }) => reason !== 'preamble' && reason !== 'footer');
  return mistakes.map(({ reason, count, lines }) => {
    const [line = 1] = lines;
    const values = {
      file,
      count,
      line,
      lines: [...lines.slice(0, 10)],
      reason: { code: `setAside.${reason}` } as const,
    };
    return makeProblem('data.setAside', values, { line, severity: 'warning' });
  });
}
