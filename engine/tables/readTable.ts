import Papa from 'papaparse';
import { makeProblem, type Problem } from '../problem/problem';
import { decodeText } from './decodeText';
import { cellTexts, findPlainCells, type PlainCells } from './plainCells';
import { plainNumbers, plainTimes } from './plainColumns';
import type { Table } from './table';
import { typeColumn, type TypedColumn } from './typeColumn';

/** Bytes within which the header line of a plain file ends. */
const MAX_PLAIN_HEADER = 65_536;

/** A table and what was noticed; no table when an error stands in its way. */
export interface ReadTable {
  readonly table: Table | null;
  readonly problems: readonly Problem[];
}

/**
 * Reads a CSV file (comma, semicolon, tab or pipe; found by itself) into typed columns. The first line names the
 * columns. Blank lines are skipped. Every mistake is reported with its line, all columns at once.
 */
export function readTable(bytes: Uint8Array, fileName: string): ReadTable {
  return readPlainTable(bytes, fileName) ?? readAnyTable(bytes, fileName);
}

/** Reads a CSV file with all that the format allows. */
export function readAnyTable(bytes: Uint8Array, fileName: string): ReadTable {
  const decoded = decodeText(bytes, fileName);
  if ('problem' in decoded) return refuse(decoded.problem);
  if (decoded.text.trim() === '') return refuse(makeProblem('data.empty', { file: fileName }));

  // A line break in a field is one character, as exported data and the readers of the programs have it.
  const text = decoded.text.replace(/\r\n?/g, '\n');
  const parsed = Papa.parse(text, { delimiter: delimiterOf(text) });
  const lines = startLines(parsed.data);
  const quotes = parsed.errors.find((error) => error.type === 'Quotes');
  if (quotes) {
    const line = lines[quotes.row ?? 0] ?? 1;
    return refuse(makeProblem('data.quotes', { file: fileName, line }, { line }));
  }
  const kept = parsed.data.map((_, i) => i).filter((i) => !isBlank(parsed.data[i] as string[]));
  const [headerRow, ...rowNumbers] = kept as [number, ...number[]];
  const header = (parsed.data[headerRow] as string[]).map((name) => name.trim());
  const headerProblems = checkHeader(header, fileName);
  if (headerProblems.length > 0) return refuse(...headerProblems);
  if (rowNumbers.length === 0) return refuse(makeProblem('data.headerOnly', { file: fileName }));

  const rows = rowNumbers.map((i) => parsed.data[i] as string[]);
  const rowLines = Uint32Array.from(rowNumbers, (i) => lines[i] as number);
  const ragged = checkRagged(rows, rowLines, header.length, fileName);
  if (ragged) return refuse(ragged);

  const decimalComma = parsed.meta.delimiter !== ',';
  const typed = header.map((name, k) =>
    typeColumn({ name, cells: rows.map((row) => row[k] as string), lines: rowLines, decimalComma }),
  );
  return tableOf(fileName, typed, rowLines);
}

/**
 * Reads a file of plain cells (no quotation marks, rows of equal length) straight from its bytes,
 * with the results of `readAnyTable` in a fraction of its time and memory. Null when the file is not plain.
 */
export function readPlainTable(bytes: Uint8Array, fileName: string): ReadTable | null {
  const firstByte = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const headerEnd = bytes.subarray(0, MAX_PLAIN_HEADER).indexOf(0x0a) + 1;
  if (headerEnd === 0) return null;
  const decoded = decodeText(bytes.subarray(firstByte, headerEnd), fileName);
  if ('problem' in decoded || !/^[^\s\ufeff"][^"]*$/.test(decoded.text)) return null;
  const line = decoded.text.replace(/\r?\n$/, '');
  if (line.includes('\r')) return null;
  const delimiter = delimiterOf(line);
  const header = line.split(delimiter).map((name) => name.trim());
  if (checkHeader(header, fileName).length > 0) return null;
  const cells = findPlainCells(bytes, headerEnd, delimiter, header.length);
  if (!cells || cells.rowCount === 0) return null;
  const typed = header.map((name, k) => typePlainColumn(cells, name, k, delimiter !== ','));
  return tableOf(fileName, typed, cells.lines);
}

function typePlainColumn(cells: PlainCells, name: string, column: number, decimalComma: boolean): TypedColumn {
  const numbers = plainNumbers(cells, column, decimalComma);
  if (numbers) return { column: { name, kind: 'number', values: numbers }, problems: [] };
  const times = plainTimes(cells, column);
  if (times) return { column: { name, kind: 'time', ...times }, problems: [] };
  return typeColumn({ name, cells: cellTexts(cells, column), lines: cells.lines, decimalComma });
}

const refuse = (...problems: Problem[]): ReadTable => ({ table: null, problems });

function tableOf(fileName: string, typed: readonly TypedColumn[], lines: Uint32Array): ReadTable {
  const problems = typed.flatMap((column) => column.problems);
  if (problems.some((problem) => problem.severity === 'error')) return refuse(...problems);
  return { table: { fileName, columns: typed.map((item) => item.column), rowCount: lines.length, lines }, problems };
}

/** The separator that stands most often in the header line, outside quotation marks; a comma when none does. */
function delimiterOf(text: string): string {
  const header = text.trimStart().split(/\r?\n/, 1)[0] as string;
  const bare = header.replace(/"(?:[^"]|"")*"/g, '');
  const candidates = [',', ';', '\t', '|'];
  const counts = candidates.map((candidate) => bare.split(candidate).length);
  return candidates[counts.indexOf(Math.max(...counts))] as string;
}

const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '');

/** The line on which each record starts; a quoted field may span several lines. */
function startLines(records: readonly (readonly string[])[]): number[] {
  let line = 1;
  return records.map((record) => {
    const start = line;
    line++;
    for (const cell of record) if (cell.includes('\n')) line += cell.split('\n').length - 1;
    return start;
  });
}

function checkHeader(header: readonly string[], fileName: string): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  header.forEach((name, i) => {
    if (name === '') {
      problems.push(makeProblem('data.unnamedColumn', { file: fileName, position: i + 1 }, { line: 1 }));
    } else if (name === '__proto__') {
      problems.push(makeProblem('data.reservedColumn', { file: fileName, column: name }, { line: 1, column: name }));
    } else if (seen.has(name)) {
      problems.push(makeProblem('data.duplicateColumn', { file: fileName, column: name }, { line: 1, column: name }));
    }
    seen.add(name);
  });
  return problems;
}

function checkRagged(
  rows: readonly (readonly string[])[],
  lines: Uint32Array,
  expected: number,
  fileName: string,
): Problem | null {
  const wrong = rows.map((row, i) => (row.length === expected ? -1 : i)).filter((i) => i >= 0);
  const [first] = wrong;
  if (first === undefined) return null;
  const line = lines[first] as number;
  const received = (rows[first] as string[]).length;
  const values = { file: fileName, line, received, expected, count: wrong.length };
  return makeProblem('data.ragged', values, { line });
}
