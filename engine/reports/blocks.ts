import type { Block } from './writeReport';

/** A sentence of its own. */
export const text = (value: string): Block => ({ kind: 'text', text: value });

/** A fact and its value, if it has one. */
export type Fact = readonly [name: string, value: string | null];

/** A table of two columns: a fact and its value. Facts without a value are left out. */
export function facts(...rows: readonly Fact[]): Block {
  const kept = rows.flatMap(([name, value]) => (value === null || value === '' ? [] : [[name, value]]));
  return { kind: 'table', head: ['', ''], rows: kept, numeric: [] };
}
