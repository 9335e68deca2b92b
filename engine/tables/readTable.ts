import { MAX_NAMES } from '../problem/jsonChecks';
import { makeProblem, type Problem } from '../problem/problem';
import { decodeText, decodeUnicode } from './decodeText';
import type { FileCells, FileKind } from './fileCells';
import { mayBeOther, readOtherCells } from './readCells';
import { findDialect } from './findDialect';
import { finishTable, type ReadTable } from './finishTable';
import { hasHeader } from './hasHeader';
import { isWrittenName, nameColumns } from './nameColumns';
import { cellTexts, findPlainCells, type PlainCells } from './plainCells';
import { plainNumbers, plainTimes } from './plainColumns';
import { RecordReader } from './readRecords';
import { readRows } from './readRows';
import type { Delimiter, Encoding, Reading } from './reading';
import { typeColumn, type TypedColumn } from './typeColumn';

export type { ReadTable, TableSource } from './finishTable';

/** Bytes of the start of a plain file that tell how it is written. */
const SAMPLE = 2 ** 18;

/**
 * Reads a data file into typed columns: delimited text, JSON, NDJSON, an Excel workbook or Parquet, as its content tells. How
 * it is written (encoding, delimiter, decimal mark, header, text above and below the table) is found out from all of it, unless
 * `given` settles it; what was found is told with its reason. Lines that are no rows are set aside and counted. What stands in
 * the way of a table is a problem with its line.
 */
export function readTable(bytes: Uint8Array, fileName: string, given: Partial<Reading> = {}): ReadTable {
  return readPlainTable(bytes, fileName, given) ?? readAnyTable(bytes, fileName, given);
}

/** Reads a data file with all that can stand in one. */
export function readAnyTable(bytes: Uint8Array, fileName: string, given: Partial<Reading> = {}): ReadTable {
  if (bytes.length === 0) return refuse(makeProblem('data.empty', { file: fileName }));
  const other = readOtherCells({ bytes, file: fileName, given });
  if (other && 'code' in other) return refuse(other);
  if (other) return tableOf({ ...other.cells, encoding: other.encoding, warning: other.warning }, fileName, given);
  const decoded = decodeText(bytes, fileName, given.encoding);
  if ('problem' in decoded) return refuse(decoded.problem);
  const found = readRows(decoded.text, fileName, given);
  if (!found) return refuse(makeProblem('data.empty', { file: fileName }));
  if ('code' in found) return refuse(found);
  const { rows } = found;
  const cellsOf = (k: number, count?: number): readonly string[] => rows.slice(0, count).map((row) => row[k] as string);
  const marked = [0xef, 0xff, 0xfe].includes(bytes[0] as number);
  const { encoding, warning } = decoded;
  return tableOf({ ...found, width: rows[0]?.length ?? 0, cellsOf, encoding, marked, warning }, fileName, given);
}

/** Cells as they stand in a file, and how they were read. */
interface ReadCells extends Omit<FileCells, 'kind'> {
  readonly kind?: FileKind;
  readonly delimiter?: Delimiter;
  readonly encoding: Encoding;
  readonly marked?: boolean;
  readonly warning?: Problem | undefined;
}

/** Names and types cells, and makes a table of them. */
function tableOf(read: ReadCells, fileName: string, given: Partial<Reading>): ReadTable {
  const { kind, header, width, lines, cellsOf, typed, encoding, marked = false, warning } = read;
  const { delimiter = ',', setAside = [], skipped = 0, footer = 0 } = read;
  if (lines.length === 0) return refuse(makeProblem('data.headerOnly', { file: fileName }));
  if (width > MAX_NAMES)
    return refuse(makeProblem('data.tooManyFields', { file: fileName, line: 1, limit: MAX_NAMES }));
  const named = nameColumns(header, width, fileName);
  if ('code' in named) return refuse(named);
  const decimal = decimalOf(delimiter, given);
  const columns = named.names.map(
    (name, k) => typed?.(k, name) ?? typeColumn({ name, cells: cellsOf(k), lines, decimal, given }),
  );
  const made = finishTable(
    {
      ...{ fileName, columns, lines, given, header, delimiter, skipped, footer, setAside, encoding, marked },
      ...(kind && { kind }),
      ...named,
    },
    (k, rows) => cellsOf(k, rows).map((cell) => cell.trim()),
  );
  return warning ? { ...made, problems: [warning, ...made.problems] } : made;
}

/**
 * Reads a file of plain cells (no quotation marks, rows of equal length) straight from its bytes,
 * with the results of `readAnyTable` in a fraction of its time and memory. Null when the file is not plain.
 */
export function readPlainTable(bytes: Uint8Array, fileName: string, given: Partial<Reading> = {}): ReadTable | null {
  if (mayBeOther({ bytes, file: fileName, given })) return null;
  const firstByte = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const start = bytes.subarray(firstByte, SAMPLE);
  const sampleEnd = bytes.length > SAMPLE ? start.lastIndexOf(0x0a) + 1 : start.length;
  if (sampleEnd <= 0 || given.header === false || (given.encoding ?? 'utf-8') !== 'utf-8') return null;
  const decoded = decodeUnicode(start.subarray(0, sampleEnd), fileName);
  if ('problem' in decoded || !/^[^\s\ufeff"][^"\r\n]*\r?\n/.test(decoded.text)) return null;
  const { text } = decoded;
  const { delimiter, width } = findDialect(text, given.delimiter);
  if (delimiter === ' ') return null;
  const header = (/^[^\r\n]*/.exec(text)?.[0] ?? '').split(delimiter);
  if (header.length !== width || width > MAX_NAMES || !areNames(header)) return null;
  const rows = firstRows(text, delimiter);
  if (rows.some((row) => row.length !== width)) return null;
  if (given.header !== true && !hasHeader([header, ...rows])) return null;
  const cells = findPlainCells(bytes, bytes.indexOf(0x0a) + 1, delimiter, width);
  if (!cells || cells.rowCount === 0) return null;
  const decimal = decimalOf(delimiter, given);
  return tableOf(
    {
      ...{ header, width, delimiter, lines: cells.lines, encoding: 'utf-8', marked: firstByte > 0 },
      cellsOf: (k, rows) => cellTexts(cells, k, rows),
      typed: (k, name) => typePlainColumn(cells, name, k, decimal),
    },
    fileName,
    given,
  );
}

/** Names that stand as they are: each once, and none that is missing. */
function areNames(header: readonly string[]): boolean {
  const names = header.map((name) => name.trim());
  return names.every(isWrittenName) && new Set(names).size === names.length;
}

function firstRows(text: string, delimiter: Delimiter): string[][] {
  const reader = new RecordReader(text, delimiter, '');
  const rows: string[][] = [];
  for (let row = reader.next(); row !== null && !('code' in row) && rows.length <= 200; row = reader.next())
    rows.push(row);
  return rows.slice(1);
}

/** The decimal mark of columns that leave it open: a comma where it does not separate fields. */
const decimalOf = (delimiter: Delimiter, { decimal }: Partial<Reading>): Reading['decimal'] =>
  decimal ?? (delimiter === ',' ? '.' : ',');

/** A column of plain numbers or moments; null for a reader that looks closer. */
function typePlainColumn(
  cells: PlainCells,
  name: string,
  column: number,
  decimal: Reading['decimal'],
): TypedColumn | null {
  const numbers = plainNumbers(cells, column, decimal === ',');
  if (numbers) {
    const mark = numbers.decimal && { decimal: numbers.decimal };
    return { column: { name, kind: 'number', values: numbers.values }, problems: [], ...mark };
  }
  const times = plainTimes(cells, column);
  return times && { column: { name, kind: 'time', ...times }, problems: [] };
}

const refuse = (problem: Problem): ReadTable => ({ table: null, problems: [problem], source: null });
