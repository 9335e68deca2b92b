/** A part of a section. All texts are plain: whoever writes them into a format escapes them. */
export type CardBlock =
  | { readonly kind: 'text'; readonly text: string }
  /** A sentence that must not be missed. */
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      /** As many cells a row as in the head. */
      readonly rows: readonly (readonly string[])[];
      /** Columns of numbers, which are set to the right. */
      readonly numeric: readonly number[];
    };

export interface CardSection {
  readonly title: string;
  readonly blocks: readonly CardBlock[];
}

/** A model card before it is written as Markdown or HTML. */
export interface CardDocument {
  readonly title: string;
  /** What the model does, in one or two sentences. */
  readonly summary: string;
  readonly sections: readonly CardSection[];
}

export const text = (value: string): CardBlock => ({ kind: 'text', text: value });
export const note = (value: string): CardBlock => ({ kind: 'note', text: value });

/** A table of two columns: a fact and its value. Facts without a value are left out. */
export function facts(...rows: readonly (readonly [name: string, value: string | null])[]): CardBlock {
  const kept = rows.flatMap(([name, value]) => (value === null || value === '' ? [] : [[name, value]]));
  return { kind: 'table', head: ['', ''], rows: kept, numeric: [] };
}
