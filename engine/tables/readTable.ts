import { MAX_NAMES } from '../problem/jsonChecks';
import { makeProblem, type Problem } from '../problem/problem';
import { decodeText, decodeUnicode } from './decodeText';
import { mayBeOther, type OtherCells, readOtherCells } from './readCells';
import { findDialect } from './findDialect';
import { finishTable, type ReadTable } from './finishTable';
import { hasHeader } from './hasHeader';
import { isWrittenName, nameColumns } from './nameColumns';
import { cellTexts, findPlainCells, type PlainCells } from './plainCells';
import { plainNumbers, plainTimes } from './plainColumns';
import { RecordReader } from './readRecords';
import { readRows } from './readRows';
import type { Delimiter, Reading } from './reading';
import { typeColumn, type TypedColumn } from './typeColumn';

export type { ReadTable, TableSource } from './finishTable';

/** Bytes of the start of a plain file that tell how it is written. */
const SAMPLE = 2 ** 18;

/**
 * Reads a data file into typed columns: delimited text, JSON, NDJSON, an Excel workbook or Parquet, as its content tells. How it is written (encoding, delimiter, decimal mark, header, text above and
 * below the table) is found out from all of it, unless `given` settles it; what was found is told with its reason. Lines that
 * are no rows are set aside and counted. What stands in the way of a table is a problem with its line.
 */
export function readTable(bytes: Uint8Array, fileName: string, given: Partial<Reading> = {}): ReadTable {
  return readPlainTable(bytes, fileName, given) ?? readAnyTable(bytes, fileName, given);
}

/** Reads a data file with all that can stand in one. */
export function readAnyTable(bytes: Uint8Array, fileName: string, given: Partial<Reading> = {}): ReadTable {
  if (bytes.length === 0) return refuse(makeProblem('data.empty', { file: fileName }));
  const other = readOtherCells({ bytes, file: fileName, given });
  if (other && 'code' in other) return refuse(other);
  if (other) return readOther(other, fileName, given);
  const decoded = decodeText(bytes, fileName, given.encoding);
  if ('problem' in decoded) return refuse(decoded.problem);
  const found = readRows(decoded.text, fileName, given);
  if (!found) return refuse(makeProblem('data.empty', { file: fileName }));
  if ('code' in found) return refuse(found);
  const { rows, lines, delimiter } = found;
  if (rows.length === 0) return refuse(makeProblem('data.headerOnly', { file: fileName }));
  const width = (rows[0] as readonly string[]).length;
  if (width > MAX_NAMES)
    return refuse(makeProblem('data.tooManyFields', { file: fileName, line: 1, limit: MAX_NAMES }));
  const named = nameColumns(found.header, width, fileName);
  if ('code' in named) return refuse(named);
  const decimal = decimalOf(delimiter, given);
  const columns = named.names.map((name, k) =>
    typeColumn({ name, cells: rows.map((row) => row[k] as string), lines, decimal, given }),
  );
  const marked = [0xef, 0xff, 0xfe].includes(bytes[0] as number);
  const read = finishTable(
    { ...{ fileName, columns, given, encoding: decoded.encoding, marked }, ...found, ...named },
    (k, count) => rows.slice(0, count).map((row) => (row[k] as string).trim()),
  );
  return decoded.warning ? { ...read, problems: [decoded.warning, ...read.problems] } : read;
}

function readOther({ cells, encoding, warning }: OtherCells, fileName: string, given: Partial<Reading>): ReadTable {
  const { kind, header, width, lines, setAside = [], skipped = 0, footer = 0 } = cells;
  if (lines.length === 0) return refuse(makeProblem('data.headerOnly', { file: fileName }));
  const named = nameColumns(header, width, fileName);
  if ('code' in named) return refuse(named);
  const decimal = given.decimal ?? '.';
  const columns = named.names.map(
    (name, k) => cells.typed?.(k, name) ?? typeColumn({ name, cells: cells.cellsOf(k), lines, decimal, given }),
  );
  const read = finishTable(
    {
      ...{ fileName, columns, lines, given, header, kind, skipped, footer, setAside, delimiter: ',', marked: false },
      ...{ ...named, encoding },
    },
    (k, rows) => cells.cellsOf(k, rows).map((cell) => cell.trim()),
  );
  return warning ? { ...read, problems: [warning, ...read.problems] } : read;
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
  const named = nameColumns(header, width, fileName);
  if ('code' in named) return null;
  const cells = findPlainCells(bytes, bytes.indexOf(0x0a) + 1, delimiter, width);
  if (!cells || cells.rowCount === 0) return null;
  const columns = named.names.map((name, k) => typePlainColumn(cells, name, k, decimalOf(delimiter, given), given));
  return finishTable(
    {
      ...{ fileName, columns, lines: cells.lines, given, header, delimiter, skipped: 0, footer: 0, setAside: [] },
      ...{ ...named, encoding: 'utf-8', marked: firstByte > 0 },
    },
    (k, count) => cellTexts(cells, k, count).map((cell) => cell.trim()),
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

function typePlainColumn(
  cells: PlainCells,
  name: string,
  column: number,
  decimal: Reading['decimal'],
  given: Partial<Reading>,
): TypedColumn {
  const numbers = plainNumbers(cells, column, decimal === ',');
  if (numbers) {
    const { values } = numbers;
    return {
      column: { name, kind: 'number', values },
      problems: [],
      reasons: [],
      ...(numbers.decimal && { decimal: numbers.decimal }),
    };
  }
  const times = plainTimes(cells, column);
  if (times) return { column: { name, kind: 'time', ...times }, problems: [] };
  return typeColumn({ name, cells: cellTexts(cells, column), lines: cells.lines, decimal, given });
}

const refuse = (...problems: Problem[]): ReadTable => ({
  table: null,
  problems,
  source: null,
});
