import type { ParquetParsers, SchemaElement } from './parquetTypes';
import { DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import type { TypedColumn } from '../typeColumn';

const DAY_MS = 86_400_000;

/** Moments as milliseconds, as tables hold them, and JSON as the text that it is. */
export const PARSERS: ParquetParsers = {
  ...DEFAULT_PARSERS,
  timestampFromMilliseconds: Number,
  timestampFromMicroseconds: (micros) => Math.floor(Number(micros) / 1000),
  timestampFromNanoseconds: (nanos) => Number(BigInt.asIntN(64, nanos) / 1_000_000n),
  dateFromDays: (days) => days * DAY_MS,
  jsonFromBytes: (bytes) => DEFAULT_PARSERS.stringFromBytes(bytes) as string,
};

/** What the cells of a column are; null for a kind that is no cell of a table. */
export type ValueKind = 'number' | 'time' | 'clock' | 'text' | null;

/** What a column of a Parquet file holds, as its schema says. */
export function kindOf({ type, converted_type: converted, logical_type: logical }: SchemaElement): ValueKind {
  const name = logical?.type;
  if (converted === 'INTERVAL' || converted === 'BSON' || name === 'VARIANT') return null;
  if (type === 'INT96' || converted === 'DATE' || name === 'DATE') return 'time';
  if (name === 'TIMESTAMP' || converted?.startsWith('TIMESTAMP')) return 'time';
  if (name === 'TIME' || converted?.startsWith('TIME_')) return 'clock';
  if (name === 'DECIMAL' || converted === 'DECIMAL' || name === 'FLOAT16') return 'number';
  if (type === 'BOOLEAN' || type === 'BYTE_ARRAY' || name === 'UUID') return 'text';
  return type === 'FIXED_LEN_BYTE_ARRAY' ? null : 'number';
}

/** The cells of a column: numbers where they are some, else texts, of which an empty one stands for no value. */
export class ColumnValues {
  readonly #numbers: Float64Array | null;
  readonly #texts: string[] = [];
  #count = 0;

  constructor(
    readonly name: string,
    readonly element: SchemaElement,
    private readonly kind: Exclude<ValueKind, null>,
    rowCount: number,
  ) {
    this.#numbers = kind === 'number' || kind === 'time' ? new Float64Array(rowCount) : null;
  }

  /** Takes the value of the next row. */
  take(value: unknown): void {
    const isMissing = value === null || value === undefined;
    if (this.#numbers) this.#numbers[this.#count++] = isMissing ? Number.NaN : Number(value);
    else if (this.kind === 'clock' && !isMissing) this.#texts.push(this.#clock(Number(value)));
    else this.#texts.push(isMissing ? '' : textOf(value));
  }

  /** The texts of the cells, of the first rows only where a number of them is given. */
  texts(rows?: number): readonly string[] {
    if (!this.#numbers) return rows === undefined ? this.#texts : this.#texts.slice(0, rows);
    const isTime = this.kind === 'time';
    return Array.from(this.#numbers.subarray(0, rows), (value) => {
      if (Number.isNaN(value)) return '';
      return isTime ? momentText(value) : String(value);
    });
  }

  /** The column with its type; null where its texts tell it, or where it holds nothing. */
  typed(name: string): TypedColumn | null {
    const values = this.#numbers;
    if (!values?.some((value) => Number.isFinite(value))) return null;
    // What is no number that can be counted with is a missing value.
    const finite = values.map((value) => (Number.isFinite(value) ? value : Number.NaN));
    if (this.kind === 'number') return { column: { name, kind: 'number', values: finite }, problems: [] };
    const datesOnly = finite.every((value) => Number.isNaN(value) || value % DAY_MS === 0);
    return { column: { name, kind: 'time', values: finite, datesOnly }, problems: [] };
  }

  /** A time of day, which is kept as milliseconds, microseconds or nanoseconds. */
  #clock(value: number): string {
    const { logical_type: logical, converted_type: converted } = this.element;
    const unit = logical?.type === 'TIME' ? logical.unit : converted === 'TIME_MILLIS' ? 'MILLIS' : 'MICROS';
    const ms = Math.floor(value / { MILLIS: 1, MICROS: 1000, NANOS: 1_000_000 }[unit]);
    return momentText(((ms % DAY_MS) + DAY_MS) % DAY_MS).slice(11, 23);
  }
}

/** A moment as a text, where it is one that can be written. */
function momentText(ms: number): string {
  return Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString().slice(0, -1) : '';
}

/** The text of a value, which is one itself or a boolean. */
function textOf(value: unknown): string {
  return typeof value === 'string'
    ? value
    : typeof value === 'boolean' || typeof value === 'bigint'
      ? String(value)
      : '';
}
