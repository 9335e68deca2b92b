import type { Block } from '../../reports/writeReport';

/** A titled part of a card. */
export interface CardSection {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A model card before it is written as Markdown or HTML. */
export interface CardDocument {
  readonly title: string;
  /** What the model does, in one or two sentences. */
  readonly summary: string;
  readonly sections: readonly CardSection[];
}

export const text = (value: string): Block => ({ kind: 'text', text: value });

/** A table of two columns: a fact and its value. Facts without a value are left out. */
export function facts(...rows: readonly (readonly [name: string, value: string | null])[]): Block {
  const kept = rows.flatMap(([name, value]) => (value === null || value === '' ? [] : [[name, value]]));
  return { kind: 'table', head: ['', ''], rows: kept, numeric: [] };
}
