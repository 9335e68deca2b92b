import { strToU8 } from 'fflate';

/** A small file as people have them, and what must come of it. */
export interface AwkwardFile {
  readonly title: string;
  readonly bytes: Uint8Array;
  readonly rows?: number;
  readonly columns?: readonly string[];
  /** Kinds by column, those that matter. */
  readonly kinds?: Readonly<Record<string, 'number' | 'time' | 'category'>>;
  /** First values by column: numbers, texts, moments as ISO 8601. */
  readonly first?: Readonly<Record<string, number | string>>;
  /** Cells without a value, by column. */
  readonly missing?: Readonly<Record<string, number>>;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly header?: boolean;
  readonly skipped?: number;
  readonly footer?: number;
  readonly setAside?: Readonly<Record<string, number>>;
  /** Codes of decisions that must be told. */
  readonly tells?: readonly string[];
  /** Code of the problem that refuses it. */
  readonly refused?: string;
}

export type Expected = Omit<AwkwardFile, 'title' | 'bytes'>;

const DAY_MS = 86_400_000;
const START = Date.UTC(2023, 2, 27);

/** A table of 30 rows: a line for each row number. */
export const lines = (head: string, line: (row: number) => string, count = 30, end = '\n'): string =>
  [head, ...Array.from({ length: count }, (_, row) => line(row)), ''].join(end);

export const day = (row: number): Date => new Date(START + row * DAY_MS);
export const two = (value: number): string => String(value).padStart(2, '0');
export const iso = (row: number): string => day(row).toISOString().slice(0, 10);
/** A day as `d/m/y` with any sign between. */
export const dmy = (row: number, sign: string, short = false): string =>
  [
    two(day(row).getUTCDate()),
    two(day(row).getUTCMonth() + 1),
    String(day(row).getUTCFullYear()).slice(short ? 2 : 0),
  ].join(sign);
export const mdy = (row: number, sign: string): string =>
  [day(row).getUTCMonth() + 1, day(row).getUTCDate(), day(row).getUTCFullYear()].join(sign);
export const value = (row: number): string => (20 + 7 * Math.sin(row)).toFixed(2);
export const comma = (row: number): string => value(row).replace('.', ',');

export const utf8 = (text: string): Uint8Array => strToU8(text);

export function utf16(text: string, bigEndian = false): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(2 * text.length));
  for (let i = 0; i < text.length; i++) bytes.setUint16(2 * i, text.charCodeAt(i), !bigEndian);
  return new Uint8Array(bytes.buffer);
}

export const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** Chinese and Japanese in their older encodings: the bytes of these words, which no encoder here writes. */
const WORDS: Readonly<Record<string, readonly number[]>> = {
  日期: [0xc8, 0xd5, 0xc6, 0xda],
  价格: [0xbc, 0xdb, 0xb8, 0xf1],
  北京: [0xb1, 0xb1, 0xbe, 0xa9],
  '日付/sjis': [0x93, 0xfa, 0x95, 0x74],
  'データ/sjis': [0x83, 0x66, 0x81, 0x5b, 0x83, 0x5e],
};
export const withWords = (text: string): Uint8Array =>
  Uint8Array.from(
    text.split(/\{([^}]*)\}/).flatMap((part, i) => (i % 2 === 1 ? [...(WORDS[part] ?? [])] : [...latin1(part)])),
  );

export const file = (title: string, content: string | Uint8Array, expected: Expected): AwkwardFile => ({
  title,
  bytes: typeof content === 'string' ? utf8(content) : content,
  ...expected,
});

export const FIRST_DAY = '2023-03-27';
export const timed: Expected = { rows: 30, kinds: { t: 'time', v: 'number' }, first: { t: FIRST_DAY, v: 20 } };
export const plain = lines('t,v', (row) => `${iso(row)},${value(row)}`);
