import { MAX_NAMES } from '../../problem/jsonChecks';
import { MAX_CELLS } from '../fileCells';

/** Objects within each other that become names such as `a.b`. */
const MAX_DEPTH = 32;

/** A JSON object. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** Whether a value is an object with keys, not a list. */
export const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A JSON value as the text of a cell; null for one that is none, such as a list. */
export function cellText(value: unknown): string | null {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

/** Records as columns of texts: a key is a column, one within another `a.b`; what a record does not have is empty. */
export class RecordCells {
  rowCount = 0;
  /** Columns of which cells hold lists, which are left out. */
  readonly lists = new Set<string>();
  readonly #columns = new Map<string, string[]>();

  /** Takes a record as the next row. What stands in the way: too many columns, or cells. */
  add(record: JsonRecord): 'tooManyFields' | 'tooManyCells' | null {
    this.#put(record, '', 0);
    this.rowCount++;
    if (this.#columns.size > MAX_NAMES) return 'tooManyFields';
    return this.#columns.size * this.rowCount > MAX_CELLS ? 'tooManyCells' : null;
  }

  get names(): readonly string[] {
    return [...this.#columns.keys()];
  }

  /** The columns, each as long as there are rows. */
  columns(): readonly (readonly string[])[] {
    const columns = [...this.#columns.values()];
    for (const column of columns) this.#fill(column);
    return columns;
  }

  #put(record: JsonRecord, prefix: string, depth: number): void {
    for (const [key, value] of Object.entries(record)) {
      if (this.#columns.size > MAX_NAMES) return;
      const name = prefix + key;
      if (isRecord(value) && depth < MAX_DEPTH) this.#put(value, `${name}.`, depth + 1);
      else this.#cell(name, value);
    }
  }

  #cell(name: string, value: unknown): void {
    const text = cellText(value);
    if (text === null) {
      this.lists.add(name);
      return;
    }
    let column = this.#columns.get(name);
    if (!column) {
      column = [];
      this.#columns.set(name, column);
    }
    this.#fill(column);
    // A key such as `a.b` may stand beside `a` with a `b` in it: the first one counts.
    if (column.length === this.rowCount) column.push(text);
  }

  #fill(column: string[]): void {
    while (column.length < this.rowCount) column.push('');
  }
}
