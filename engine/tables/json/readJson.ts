import { MAX_NAMES } from '../../problem/jsonChecks';
import { makeProblem, type Problem } from '../../problem/problem';
import { type JsonFault, placeOf, scanJson } from '../../text/scanJson';
import { type CellSource, type FileCells, MAX_CELLS } from '../fileCells';
import { MOST_LISTED } from '../reading';
import { hasHeader } from '../hasHeader';
import type { Decision, SetAside, SetAsideReason } from '../reading';
import { findJsonTable, type JsonTable } from './findJsonTable';
import type { JsonRow, JsonRows } from './jsonRows';
import { readJsonLines } from './readJsonLines';
import { cellText, isRecord, RecordCells } from './recordCells';

/** What a JSON file may hold at most. */
const LIMITS = { depth: 64, keys: 150_000, freeIndexes: true, values: 2 ** 24 } as const;
/** Files that are JSON by their name, whatever is wrong in them. */
const JSON_NAME = /\.(?:json|geojson|ndjson|jsonl)$/i;
/** How a JSON file begins that is damaged further on. */
const JSON_START = /^\s*(?:\[\s*[{[]|\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|$))/;

/**
 * Reads the cells of a text that is JSON, or NDJSON (one value a line). Null where it is neither; a problem where it is JSON and
 * no table, or damaged.
 */
export function readJson(text: string, { file, given }: CellSource): FileCells | Problem | null {
  const fault = scanJson(text, LIMITS);
  if (fault && fault.kind !== 'syntax') return tooLarge(fault, text, file);
  const lines = fault === null ? null : readJsonLines(text);
  if (fault && !lines) {
    if (!JSON_NAME.test(file) && !JSON_START.test(text.slice(0, 1000))) return null;
    const { line, column } = placeOf(text, fault.position);
    return makeProblem('data.notJson', { file, line, column }, { line });
  }
  const found = lines ?? wholeValue(text, file);
  if ('code' in found) return found;
  return found.areArrays ? cellsOfArrays(found, file, given.header) : cellsOfRecords(found, file);
}

function tooLarge({ kind, position }: JsonFault, text: string, file: string): Problem {
  const { line } = placeOf(text, position);
  const limit = { tooDeep: LIMITS.depth, tooMany: LIMITS.values, tooManyKeys: LIMITS.keys, syntax: 0 }[kind];
  if (kind === 'tooDeep') return makeProblem('data.jsonDeep', { file, line, limit }, { line });
  return makeProblem(kind === 'tooManyKeys' ? 'data.jsonKeys' : 'data.tooManyCells', { file, line, limit }, { line });
}

function wholeValue(text: string, file: string): JsonRows | Problem {
  const value: unknown = JSON.parse(text);
  const isOneLine = /\.(?:ndjson|jsonl)$/i.test(file) && isRecord(value);
  const table: JsonTable | null = isOneLine
    ? { shape: 'records', key: '', rowCount: 1, rows: () => [value] }
    : findJsonTable(value);
  if (!table) return refuse(value, file);
  const { shape, key } = table;
  const decisions: Decision[] = [{ about: 'format', reason: { code: `reading.json.${shape}` } }];
  if (key !== '') {
    const values = { key, count: table.rowCount };
    decisions.push({ about: 'format', reason: { code: 'reading.jsonKey', values } });
  }
  return { rows: numbered(table.rows()), format: 'json', areArrays: shape === 'arrays', decisions, damaged: NONE };
}

const NONE = { lines: [], count: 0 } as const;

function* numbered(rows: Iterable<unknown>): Generator<JsonRow> {
  let line = 0;
  for (const value of rows) yield { value, line: ++line };
}

/** Says what a JSON file holds that is no table. */
function refuse(value: unknown, file: string): Problem {
  if (Array.isArray(value)) return makeProblem('data.jsonNoTable', { file, found: { code: 'json.emptyList' } });
  if (!isRecord(value)) return makeProblem('data.jsonNoTable', { file, found: { code: 'json.value' } });
  const names = Object.keys(value);
  const found =
    names.length === 0
      ? ({ code: 'json.emptyObject' } as const)
      : ({ code: 'json.object', values: { names: names.slice(0, 10).map((name) => name.slice(0, 40)) } } as const);
  return makeProblem('data.jsonNoTable', { file, found });
}

function cellsOfRecords({ rows, format, decisions, damaged }: JsonRows, file: string): FileCells | Problem {
  const cells = new RecordCells();
  const lines: number[] = [];
  const aside = new Lines();
  for (const { value, line } of rows) {
    if (!isRecord(value)) {
      aside.add(line);
      continue;
    }
    const fault = cells.add(value);
    if (fault === 'tooManyFields') return makeProblem('data.tooManyFields', { file, line, limit: MAX_NAMES }, { line });
    if (fault) return makeProblem('data.tooManyCells', { file, limit: MAX_CELLS });
    lines.push(line);
  }
  const { names } = cells;
  if (names.length === 0) return makeProblem('data.jsonNoTable', { file, found: { code: 'json.emptyList' } });
  const lists = [...cells.lists];
  const leftOut: Decision[] =
    lists.length > 0
      ? [{ about: 'columns', reason: { code: 'reading.lists', values: { columns: lists.slice(0, 20) } } }]
      : [];
  const kind = { format, isText: true, decisions: [...decisions, ...leftOut] };
  return cellsOf(kind, names, cells.columns(), lines, [
    ...aside.setAside('noRecord'),
    ...new Lines(damaged).setAside('notJson'),
  ]);
}

function cellsOfArrays(found: JsonRows, file: string, given: boolean | undefined): FileCells | Problem {
  const { rows, format, decisions, damaged } = found;
  const read: string[][] = [];
  const lines: number[] = [];
  const aside = new Lines();
  let width = 0;
  for (const { value, line } of rows) {
    if (!Array.isArray(value)) {
      aside.add(line);
      continue;
    }
    width = Math.max(width, value.length);
    if (width > MAX_NAMES) return makeProblem('data.tooManyFields', { file, line, limit: MAX_NAMES }, { line });
    read.push(value.map((cell) => cellText(cell) ?? ''));
    lines.push(line);
    if (width * read.length > MAX_CELLS) return makeProblem('data.tooManyCells', { file, limit: MAX_CELLS });
  }
  if (width === 0) return makeProblem('data.jsonNoTable', { file, found: { code: 'json.emptyList' } });
  const padded = read.map((row) => Array.from({ length: width }, (_, k) => row[k] ?? ''));
  const header = (given ?? hasHeader(padded)) ? (padded[0] as string[]) : null;
  const body = header ? padded.slice(1) : padded;
  const columns = Array.from({ length: width }, (_, k) => body.map((row) => row[k] as string));
  return cellsOf({ format, isText: true, decisions }, header, columns, header ? lines.slice(1) : lines, [
    ...aside.setAside('noRecord'),
    ...new Lines(damaged).setAside('notJson'),
  ]);
}

function cellsOf(
  kind: FileCells['kind'],
  header: readonly string[] | null,
  columns: readonly (readonly string[])[],
  lines: readonly number[],
  setAside: readonly SetAside[],
): FileCells {
  return {
    ...{ kind, header, width: columns.length, setAside, lines: Uint32Array.from(lines) },
    cellsOf: (k, rows) => (columns[k] as readonly string[]).slice(0, rows),
  };
}

/** Lines that are counted, of which the first ones are listed. */
class Lines {
  #count: number;
  readonly #lines: number[];

  constructor({ lines, count }: JsonRows['damaged'] = NONE) {
    this.#lines = [...lines];
    this.#count = count;
  }

  add(line: number): void {
    this.#count++;
    if (this.#lines.length < MOST_LISTED) this.#lines.push(line);
  }

  setAside(reason: SetAsideReason): SetAside[] {
    return this.#count === 0 ? [] : [{ reason, count: this.#count, lines: this.#lines }];
  }
}
