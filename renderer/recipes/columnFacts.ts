import type { Column } from '#engine';
import { finiteRange } from '../ui/charts/numberAxis';

/** What one glance at a column should tell. */
export interface ColumnFacts {
  readonly missing: number;
  /** Smallest and largest value; null for categories and for columns without any value. */
  readonly range: readonly [number, number] | null;
  /** Number of different texts of a category column, else 0. */
  readonly categories: number;
}

/** Counts a column's empty cells and finds its range. */
export function columnFacts(column: Column): ColumnFacts {
  if (column.kind === 'category') {
    const missing = column.codes.reduce((count, code) => count + (code < 0 ? 1 : 0), 0);
    return { missing, range: null, categories: column.categories.length };
  }
  const missing = column.values.reduce((count, value) => count + (Number.isNaN(value) ? 1 : 0), 0);
  return { missing, range: finiteRange(column.values), categories: 0 };
}
