import type { Decision } from '../reading';

/** A row of a JSON file, with its number: of the record, or of the line. */
export interface JsonRow {
  readonly value: unknown;
  readonly line: number;
}

/** The rows of a JSON file, and what is known of them. */
export interface JsonRows {
  readonly rows: Iterable<JsonRow>;
  readonly format: 'json' | 'ndjson';
  readonly areArrays: boolean;
  readonly decisions: readonly Decision[];
  /** Lines that are no JSON. */
  readonly damaged: { readonly lines: readonly number[]; readonly count: number };
}
