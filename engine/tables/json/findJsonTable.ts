import { detectDayOrder, parseTime } from '../parseTime';
import { cellText, isRecord, type JsonRecord } from './recordCells';

/** How a JSON value holds a table. */
export type JsonShape = 'records' | 'arrays' | 'columns' | 'split' | 'schema' | 'index';

/** A table within a JSON value: its rows one by one, as records, or as lists under a header that may be missing. */
export interface JsonTable {
  readonly shape: JsonShape;
  /** Where it stands, such as `data.rows`; empty for the whole value. */
  readonly key: string;
  readonly rowCount: number;
  /** Rows by record; of the shape `arrays`, lists. */
  readonly rows: () => Iterable<unknown>;
}

/** Objects within each other in which a table is looked for, and keys of each. */
const [MAX_DEPTH, MAX_KEYS] = [4, 1000];
/** Rows that tell what all of them are. */
const LOOK = 100;

/** The table of a JSON value: itself, or the largest one that stands under its keys. Null where there is none. */
export function findJsonTable(value: unknown): JsonTable | null {
  return tableOf(value, '') ?? (isRecord(value) ? largestWithin(value, '', 1) : null);
}

function largestWithin(record: JsonRecord, prefix: string, depth: number): JsonTable | null {
  let best: JsonTable | null = null;
  for (const [name, value] of Object.entries(record).slice(0, MAX_KEYS)) {
    const key = prefix + name;
    const found =
      tableOf(value, key) ?? (isRecord(value) && depth < MAX_DEPTH ? largestWithin(value, `${key}.`, depth + 1) : null);
    if (found && found.rowCount > (best?.rowCount ?? 0)) best = found;
  }
  return best;
}

function tableOf(value: unknown, key: string): JsonTable | null {
  if (Array.isArray(value)) return ofList(value as readonly unknown[], key);
  if (!isRecord(value)) return null;
  return ofSplit(value, key) ?? ofSchema(value, key) ?? ofLists(value, key) ?? ofRecords(value, key);
}

function ofList(list: readonly unknown[], key: string): JsonTable | null {
  const start = list.slice(0, LOOK);
  const records = start.filter(isRecord).length;
  const arrays = start.filter((row) => Array.isArray(row)).length;
  const rows = () => list;
  if (records > 0 && records >= start.length / 2) return { shape: 'records', key, rowCount: list.length, rows };
  if (arrays > 0 && arrays >= start.length / 2) return { shape: 'arrays', key, rowCount: list.length, rows };
  // Values alone are a table of one column, where they are all there is.
  if (key !== '' || start.length === 0) return null;
  return { shape: 'arrays', key, rowCount: list.length, rows: () => list.map((one) => [one]) };
}

/** As pandas writes `orient="split"`: the names, the rows as lists, and perhaps what the rows are called. */
function ofSplit(value: JsonRecord, key: string): JsonTable | null {
  const { columns, data, index } = value;
  if (!Array.isArray(columns) || !Array.isArray(data) || !columns.every((name) => cellText(name) !== null)) return null;
  if (!data.slice(0, LOOK).every((row) => Array.isArray(row))) return null;
  const names = columns.map((name) => cellText(name) as string);
  const labels = Array.isArray(index) && !areCounted(index) ? (index as readonly unknown[]) : null;
  return {
    ...{ shape: 'split', key, rowCount: data.length },
    *rows() {
      for (const [i, row] of (data as readonly unknown[]).entries()) {
        if (!Array.isArray(row)) yield row;
        else {
          const cells = names.map((name, k): [string, unknown] => [name, row[k]]);
          yield Object.fromEntries(labels ? [['index', labels[i]], ...cells] : cells);
        }
      }
    },
  };
}

/** As pandas writes `orient="table"`: the records stand under `data`, their types under `schema`. */
function ofSchema(value: JsonRecord, key: string): JsonTable | null {
  const { schema, data } = value;
  if (!isRecord(schema) || !Array.isArray(schema.fields) || !Array.isArray(data)) return null;
  return { shape: 'schema', key, rowCount: data.length, rows: () => data as readonly unknown[] };
}

/** Lists of equal length by name: columns. */
function ofLists(value: JsonRecord, key: string): JsonTable | null {
  const lists = Object.entries(value);
  const rowCount = Array.isArray(lists[0]?.[1]) ? lists[0][1].length : 0;
  const isColumn = (list: unknown): list is unknown[] =>
    Array.isArray(list) && list.length === rowCount && list.slice(0, LOOK).every((cell) => cellText(cell) !== null);
  if (rowCount === 0 || !lists.every(([, list]) => isColumn(list))) return null;
  return {
    ...{ shape: 'columns', key, rowCount },
    *rows() {
      for (let i = 0; i < rowCount; i++)
        yield Object.fromEntries(lists.map(([name, list]) => [name, (list as readonly unknown[])[i]]));
    },
  };
}

/** Objects of values by name: columns by name of row, or rows by name, as pandas writes `orient="columns"` and `"index"`. */
function ofRecords(value: JsonRecord, key: string): JsonTable | null {
  const records = Object.entries(value);
  const isPlain = (one: unknown): one is JsonRecord =>
    isRecord(one) && Object.values(one).every((cell) => cellText(cell) !== null);
  const first = records[0]?.[1];
  if (records.length === 0 || !records.every(([, one]) => isPlain(one)) || !isRecord(first)) return null;
  const inner = Object.keys(first);
  if (inner.length === 0) return null;
  const known = new Set(inner);
  const isAlike = records
    .slice(0, LOOK)
    .every(([, one]) => Object.keys(one as JsonRecord).some((name) => known.has(name)));
  const outer = records.map(([name]) => name);
  if (!isAlike || (records.length < 2 && !areRowNames(inner))) return null;
  const byColumn = areRowNames(inner) || (!areRowNames(outer) && inner.length > outer.length);
  return byColumn
    ? columnsByRow(records as [string, JsonRecord][], key)
    : rowsByName(records as [string, JsonRecord][], key);
}

function columnsByRow(columns: readonly (readonly [string, JsonRecord])[], key: string): JsonTable {
  const names = [...new Set(columns.flatMap(([, column]) => Object.keys(column)))];
  const isCounted = areCounted(names);
  return {
    ...{ shape: 'columns', key, rowCount: names.length },
    *rows() {
      for (const name of names) {
        const cells = columns.map(([column, values]): [string, unknown] => [column, values[name]]);
        yield Object.fromEntries(isCounted ? cells : [['index', name], ...cells]);
      }
    },
  };
}

function rowsByName(rows: readonly (readonly [string, JsonRecord])[], key: string): JsonTable {
  const isCounted = areCounted(rows.map(([name]) => name));
  return {
    ...{ shape: 'index', key, rowCount: rows.length },
    *rows() {
      for (const [index, row] of rows) yield isCounted ? row : { index, ...row };
    },
  };
}

/** Whether texts can only be names of rows: whole numbers, or moments. */
function areRowNames(names: readonly string[]): boolean {
  const start = names.slice(0, LOOK);
  const order = detectDayOrder(start);
  return start.every((name) => /^-?\d+$/.test(name) || parseTime(name, order) !== null);
}

/** Whether rows are called 0, 1, 2 and so on, which says nothing. */
const areCounted = (names: readonly unknown[]): boolean => names.every((name, i) => String(name) === String(i));
