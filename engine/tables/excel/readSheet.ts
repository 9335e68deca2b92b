import { MAX_CELLS } from '../fileCells';
import { type DateStyle, dateText } from './cellDates';
import { XmlReader } from './XmlReader';

/** What the cells of all sheets refer to. */
export interface Workbook {
  readonly strings: readonly string[];
  readonly styles: readonly DateStyle[];
  readonly is1904: boolean;
}

/** The cells of a sheet as texts, by row and column from 0, without the empty ones at the end of rows. */
export interface Sheet {
  readonly rows: readonly (readonly string[])[];
  /** Number of each row, counted from 1. */
  readonly numbers: readonly number[];
  /** Cells that hold something. */
  readonly filled: number;
}

const [MAX_COLUMN, MAX_ROW] = [16_384, 1_048_576];
/** Cells that merged ones may fill. */
const MAX_MERGED = 2 ** 22;
const LINE_MARK = /_x([\dA-Fa-f]{4})_/g;

/** Reads a sheet; null where it is cut off, and `tooMany` where its cells would fill the memory. */
export function readSheet(xml: string, book: Workbook): Sheet | 'tooMany' | null {
  const reader = new XmlReader(xml);
  const rows: string[][] = [];
  const numbers: number[] = [];
  const merged: string[] = [];
  let [number, filled, taken, isWhole] = [0, 0, 0, false];
  let row: string[] = [];
  while (reader.next()) {
    const { name, kind } = reader;
    if (kind === 'end') isWhole ||= name === 'worksheet';
    else if (name === 'row') {
      const given = Number(reader.attribute('r') ?? number + 1);
      if (!(given > number && given <= MAX_ROW)) return null;
      number = given;
      row = [];
    } else if (name === 'c') {
      const column = columnOf(reader.attribute('r')) ?? row.length;
      if (column >= MAX_COLUMN || number === 0) return null;
      const text = readCell(reader, book);
      if (text === '') continue;
      if (row.length === 0) {
        rows.push(row);
        numbers.push(number);
      }
      taken += Math.max(0, column + 1 - row.length);
      if (taken > MAX_CELLS) return 'tooMany';
      while (row.length < column) row.push('');
      row[column] = text;
      filled++;
    } else if (name === 'mergeCell') merged.push(reader.attribute('ref') ?? '');
  }
  if (!isWhole) return null;
  fillMerged(rows, numbers, merged);
  return { rows, numbers, filled };
}

/** The text of the cell whose tag was read last, up to its end. */
function readCell(reader: XmlReader, { strings, styles, is1904 }: Workbook): string {
  const type = reader.attribute('t') ?? 'n';
  const style = styles[Number(reader.attribute('s') ?? -1)] ?? null;
  let [value, inline, isPhonetic] = ['', '', false];
  if (reader.kind !== 'empty')
    while (reader.next() && !(reader.name === 'c' && reader.kind === 'end')) {
      if (reader.name === 'rPh') isPhonetic = reader.kind === 'start';
      else if (reader.kind === 'end' && reader.name === 'v') value = reader.text;
      else if (reader.kind === 'end' && reader.name === 't' && !isPhonetic) inline += reader.text;
    }
  if (type === 'inlineStr') return plain(inline);
  if (value === '' || type === 'e') return '';
  if (type === 's') return strings[Number(value)] ?? '';
  if (type === 'str') return plain(value);
  if (type === 'b') return value.trim() === '1' ? 'true' : 'false';
  const number = Number(value);
  if (type !== 'n' || !Number.isFinite(number)) return value.trim();
  return style ? dateText(number, style, is1904) : String(number);
}

/** The texts that cells share. */
export function readStrings(xml: string): string[] {
  const reader = new XmlReader(xml);
  const strings: string[] = [];
  let [text, isPhonetic] = ['', false];
  while (reader.next()) {
    const { name, kind } = reader;
    if (name === 'si') {
      if (kind !== 'start') strings.push(plain(text));
      text = '';
    } else if (name === 'rPh') isPhonetic = kind === 'start';
    else if (name === 't' && kind === 'end' && !isPhonetic) text += reader.text;
  }
  return strings;
}

const plain = (text: string): string =>
  text.includes('_x')
    ? text.replace(LINE_MARK, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

/** The column, from 0, of a place such as `AB12`. */
function columnOf(place: string | undefined): number | null {
  const letters = /^\$?([A-Z]{1,3})\$?\d/.exec(place ?? '')?.[1];
  if (letters === undefined) return null;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** What is merged downward holds for each of its rows; a title over several columns stays one cell. */
function fillMerged(rows: readonly string[][], numbers: readonly number[], merged: readonly string[]): void {
  if (merged.length === 0) return;
  const placeOf = new Map(numbers.map((number, i) => [number, i]));
  let left = MAX_MERGED;
  for (const range of merged) {
    const [start = '', end = ''] = range.split(':');
    const column = columnOf(start);
    const [from, to] = [start, end].map((place) => Number(/\d+$/.exec(place)?.[0] ?? 0)) as [number, number];
    const text = column === null ? undefined : rows[placeOf.get(from) ?? -1]?.[column];
    if (column === null || text === undefined || text === '') continue;
    for (let number = from + 1; number <= Math.min(to, MAX_ROW) && left > 0; number++, left--) {
      const row = rows[placeOf.get(number) ?? -1];
      if (!row || (row[column] ?? '') !== '') continue;
      while (row.length < column) row.push('');
      row[column] = text;
    }
  }
}
