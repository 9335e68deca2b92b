import type { Decision, Format, Reading, SetAside } from './reading';
import type { TypedColumn } from './typeColumn';

/** What a file is that is no delimited text, and how its table was found in it. */
export interface FileKind {
  readonly format: Exclude<Format, 'delimited'>;
  /** Whether it is a text, in an encoding. */
  readonly isText: boolean;
  readonly sheet?: string;
  readonly sheets?: readonly string[];
  readonly decisions: readonly Decision[];
}

/** The cells of a table as they stand in a file, whatever its format, before they are named and typed. */
export interface FileCells {
  readonly kind: FileKind;
  /** Names of the columns as they stand in the file; null where nothing names them. */
  readonly header: readonly string[] | null;
  readonly width: number;
  /** Texts of a column's cells, all of them or those of the first rows. */
  readonly cellsOf: (column: number, rows?: number) => readonly string[];
  /** A column that has its type in the file already; null where its texts tell it. */
  readonly typed?: (column: number, name: string) => TypedColumn | null;
  /** Line, record or row of the file for each row, counted from 1. */
  readonly lines: Uint32Array;
  readonly skipped?: number;
  readonly footer?: number;
  readonly setAside?: readonly SetAside[];
}

/** A file to read cells of. */
export interface CellSource {
  readonly bytes: Uint8Array;
  readonly file: string;
  readonly given: Partial<Reading>;
}

/** Cells that a table may have: more would fill the memory. */
export const MAX_CELLS = 2 ** 25;
