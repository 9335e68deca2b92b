import type { ColumnNames } from './nameColumns';
import type { FileKind } from './fileCells';
import type { Delimiter, Encoding, Reading, SetAside } from './reading';
import type { TypedColumn } from './typeColumn';

/** Typed columns as they come from a file, and how they were found. */
export interface RawTable extends ColumnNames {
  readonly fileName: string;
  readonly columns: readonly TypedColumn[];
  readonly lines: Uint32Array;
  readonly given: Partial<Reading>;
  readonly header: readonly string[] | null;
  readonly delimiter: Delimiter;
  readonly skipped: number;
  readonly footer: number;
  readonly setAside: readonly SetAside[];
  readonly encoding: Encoding;
  /** Whether a byte order mark tells the encoding. */
  readonly marked: boolean;
  /** What the file is, where it is no delimited text. */
  readonly kind?: FileKind;
}
