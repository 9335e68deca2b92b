import type { Column } from './table';
import { isoTimes } from '../text/isoTimes';

/** A column as codes into texts, in order of first appearance; −1 for an empty cell. */
export interface ColumnTexts {
  readonly codes: Int32Array;
  readonly texts: readonly string[];
}

/** Reads any column as names: labels and recordings are often numbered. */
export function columnTexts(column: Column): ColumnTexts {
  if (column.kind === 'category') return { codes: column.codes, texts: column.categories };
  const codeOf = new Map<number, number>();
  const codes = Int32Array.from(column.values, (value) => {
    if (Number.isNaN(value)) return -1;
    const code = codeOf.get(value) ?? codeOf.size;
    codeOf.set(value, code);
    return code;
  });
  const values = [...codeOf.keys()];
  return { codes, texts: values.map(column.kind === 'time' ? isoTimes(values) : String) };
}

/** Names in an order that does not hang on the order of the rows: numbers by size, other texts by their letters. */
export function sortTexts(texts: Iterable<string>): string[] {
  const sorted = [...texts];
  if (sorted.every((text) => text !== '' && Number.isFinite(Number(text))))
    return sorted.sort((a, b) => Number(a) - Number(b));
  return sorted.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
