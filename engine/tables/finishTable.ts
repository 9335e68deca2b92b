import { makeProblem, type Problem } from '../problem/problem';
import type { ColumnNames } from './nameColumns';
import type { Decision, Delimiter, Encoding, Reading, SetAside } from './reading';
import { readingDecisions } from './readingDecisions';
import { pickRows } from './pickRows';
import type { Column, Table, TimeColumn } from './table';
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
  /** Lines of the file that hold something, but for the header: those used and those set aside. */
  readonly rowsRead: number;
  readonly setAside: readonly SetAside[];
}

/** Typed columns as they come from a file, and how they were found. */
export interface RawTable extends ColumnNames {
  readonly fileName: string;
  readonly columns: readonly TypedColumn[];
  readonly lines: Uint32Array;
  readonly given: Partial<Reading>;
  readonly header: readonly string[] | null;
  readonly delimiter: Delimiter;
  readonly skipped: number;
  readonly footer: number;
  readonly setAside: readonly SetAside[];
  readonly encoding: Encoding;
  /** Whether a byte order mark tells the encoding. */
  readonly marked: boolean;
}

/** Lines that are listed one by one. */
const MOST_LISTED = 1000;
/** A column of moments that lacks more of them does not order the rows. */
const MOST_WITHOUT_TIME = 0.5;

/** Makes a table of typed columns: without empty columns that have no name, and without rows that have no time. */
export function finishTable(raw: RawTable): ReadTable {
  const problems = raw.columns.flatMap((column) => column.problems);
  const empty = new Set(raw.unnamed.filter((k) => isEmpty(raw.columns[k]?.column)));
  const columns = raw.columns.flatMap(({ column }, k) => (empty.has(k) ? [] : [column]));
  const whole: Table = { fileName: raw.fileName, columns, rowCount: raw.lines.length, lines: raw.lines };
  const { table, setAside } = withoutTimeless(whole);
  const all = [...raw.setAside, ...setAside];
  const reading = readingOf(raw);
  return {
    table,
    problems: [
      ...problems.filter(({ column }) => !isDropped(raw, empty, column)),
      ...setAsideProblems(raw.fileName, all),
    ],
    source: {
      reading,
      decisions: readingDecisions(raw, reading, empty.size),
      rowsRead: raw.lines.length + raw.setAside.reduce((sum, { count }) => sum + count, 0),
      setAside: all,
    },
  };
}

const isEmpty = (column: Column | undefined): boolean => column?.kind === 'category' && column.categories.length === 0;

const isDropped = ({ names }: RawTable, empty: ReadonlySet<number>, column: string | undefined): boolean =>
  column !== undefined && empty.has(names.indexOf(column));

function readingOf({ given, encoding, delimiter, skipped, footer, header, columns }: RawTable): Reading {
  const order = columns.find(({ dayOrder }) => dayOrder)?.dayOrder;
  return {
    ...{ encoding, delimiter, skipped, footer, header: header !== null },
    decimal: given.decimal ?? (delimiter === ',' ? '.' : ','),
    dayOrder: given.dayOrder ?? order ?? 'monthFirst',
    ragged: given.ragged ?? 'setAside',
    time: given.time ?? [],
    missing: given.missing ?? {},
    turned: given.turned ?? null,
  };
}

/** Sets aside the rows in which the column that orders them holds no moment. */
function withoutTimeless(table: Table): { readonly table: Table; readonly setAside: readonly SetAside[] } {
  const time = table.columns.find((column): column is TimeColumn => column.kind === 'time');
  const missing = time ? Array.from(time.values.keys()).filter((row) => Number.isNaN(time.values[row])) : [];
  if (missing.length === 0 || missing.length > MOST_WITHOUT_TIME * table.rowCount) return { table, setAside: [] };
  const left = new Set(missing);
  const rows = Array.from({ length: table.rowCount }, (_, row) => row).filter((row) => !left.has(row));
  const lines = missing.slice(0, MOST_LISTED).map((row) => table.lines[row] as number);
  return { table: pickRows(table, rows), setAside: [{ reason: 'noTime', count: missing.length, lines }] };
}

/** Says which lines are no rows of the table. */
function setAsideProblems(file: string, setAside: readonly SetAside[]): Problem[] {
  return setAside.map(({ reason, count, lines }) => {
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
