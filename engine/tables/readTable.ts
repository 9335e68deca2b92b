import { MAX_NAMES } from '../problem/jsonChecks';
import { makeProblem, type Problem } from '../problem/problem';
import { decodeText } from './decodeText';
import { cellTexts, findPlainCells, type PlainCells } from './plainCells';
import { plainNumbers, plainTimes } from './plainColumns';
import { delimiterOf, readRecords } from './readRecords';
import type { Table } from './table';
import { typeColumn, type TypedColumn } from './typeColumn';

/** Bytes within which the header line of a plain file ends. */
const MAX_PLAIN_HEADER = 2 ** 21;

/** Characters of a column's name, as many as a project file takes. */
const MAX_NAME = 2000;

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
  const { text } = decoded;
  const delimiter = delimiterOf(text);
  const records = readRecords(text, delimiter, fileName);
  if (!records) return refuse(makeProblem('data.empty', { file: fileName }));
  if ('code' in records) return refuse(records);
  const header = records.header.map((name) => name.trim());
  const headerProblems = checkHeader(header, fileName);
  if (headerProblems.length > 0) return refuse(...headerProblems);
  const { rows, lines } = records;
  if (rows.length === 0) return refuse(makeProblem('data.headerOnly', { file: fileName }));

  const decimalComma = delimiter !== ',';
  const typed = header.map((name, k) =>
    typeColumn({ name, cells: rows.map((row) => row[k] as string), lines, decimalComma }),
  );
  return tableOf(fileName, typed, lines);
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
  if (header.length > MAX_NAMES || checkHeader(header, fileName).length > 0) return null;
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

function checkHeader(header: readonly string[], fileName: string): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  header.forEach((name, i) => {
    if (name === '') {
      problems.push(makeProblem('data.unnamedColumn', { file: fileName, position: i + 1 }, { line: 1 }));
    } else if (name === '__proto__') {
      problems.push(makeProblem('data.reservedColumn', { file: fileName, column: name }, { line: 1, column: name }));
    } else if (name.length > MAX_NAME) {
      const start = `${name.slice(0, 40)}…`;
      const values = { file: fileName, position: i + 1, start, length: name.length, limit: MAX_NAME };
      problems.push(makeProblem('data.longName', values, { line: 1 }));
    } else if (seen.has(name)) {
      problems.push(makeProblem('data.duplicateColumn', { file: fileName, column: name }, { line: 1, column: name }));
    }
    seen.add(name);
  });
  return problems;
}
