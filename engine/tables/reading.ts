import type { Phrase } from '../text/phrase';
import type { DecimalMark } from './numbers/decimalMark';
import type { DayOrder } from './parseTime';

/** Encodings that texts are read in. Windows-1252 holds Latin-1. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'shift_jis', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** What separates the fields of a line; a space stands for any number of them. */
export const DELIMITERS = [',', ';', '\t', '|', ' '] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** What texts call them by. */
export const DELIMITER_NAMES = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar', ' ': 'spaces' } as const;

/** Kinds of files that are read as tables, as their content tells. */
export const FORMATS = ['delimited', 'json', 'ndjson', 'parquet', 'excel'] as const;
export type Format = (typeof FORMATS)[number];

/** How a file is read as a table: what was found, or what the user settled instead. Plain data, kept with the project. */
export interface Reading {
  readonly format: Format;
  /** The sheet of a workbook that holds the table; null for other files. */
  readonly sheet: string | null;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly decimal: DecimalMark;
  /** Lines with text above the header, or above the first row where there is none. */
  readonly skipped: number;
  /** Whether a line names the columns. */
  readonly header: boolean;
  /** Lines with text below the table. */
  readonly footer: number;
  /** Of dates such as 5/6/2024. */
  readonly dayOrder: DayOrder;
  /** What becomes of lines with more or fewer fields than the columns: they are set aside, or the file is refused. */
  readonly ragged: 'setAside' | 'refuse';
  /** Numbers that stand for a missing value, by column. */
  readonly missing: Readonly<Record<string, readonly number[]>>;
  /** The column that names the series of a table whose other columns are moments, once it is turned; else null. */
  readonly turned: string | null;
}

/** What was found out about a file, and what shows it. */
export interface Decision {
  readonly about: keyof Reading | 'types' | 'columns';
  readonly reason: Phrase;
  /** What a click would settle: a repair that is offered, or taken back. */
  readonly offer?: Partial<Reading>;
}

/** Why lines of a file are no rows of its table. */
export type SetAsideReason = 'tooFew' | 'tooMany' | 'footer' | 'preamble' | 'noTime' | 'notJson' | 'noRecord';

/** Lines that are listed one by one. */
export const MOST_LISTED = 1000;

/** Lines of the file that are no rows of the table. */
export interface SetAside {
  readonly reason: SetAsideReason;
  readonly count: number;
  /** Counted from 1, the first ones. */
  readonly lines: readonly number[];
}
