import { cellText, isSpace, type PlainCells } from './plainCells';
import { isMissingText } from './numbers/missingTexts';
import { plainNumberOf } from './plainNumber';

const POWERS_OF_TEN = Float64Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));
/** Whole numbers of so many digits are exact in 64-bit floats; divided by an exact power of ten they are rounded once. */
const EXACT_DIGITS = 15;
const [ZERO, NINE, MINUS, PLUS, POINT, COMMA] = [0x30, 0x39, 0x2d, 0x2b, 0x2e, 0x2c];

/** Numbers written plainly, and the sign before their decimals; null where none has any. */
interface PlainNumbers {
  readonly values: Float64Array;
  readonly decimal: '.' | ',' | null;
}

/**
 * The numbers of a column where every filled cell is one; else null. The same values as `Number` gives. Null too where more has
 * to be known than a cell: leading zeros and signs (identifiers have them), points beside decimal commas.
 */
export function plainNumbers(cells: PlainCells, column: number, decimalComma: boolean): PlainNumbers | null {
  const { bytes, columnCount, rowCount, rowStarts, ends } = cells;
  const values = new Float64Array(rowCount);
  let filled = false;
  let mark = 0;
  for (let row = 0, at = column; row < rowCount; row++, at += columnCount) {
    const start = column === 0 ? (rowStarts[row] as number) : (ends[at - 1] as number) + 1;
    const end = ends[at] as number;
    let i = start;
    const sign = bytes[i] as number;
    if (sign === MINUS || sign === PLUS) i++;
    if (sign === PLUS || (bytes[i] === ZERO && isDigit(bytes[i + 1] as number) && i + 1 < end)) return null;
    let whole = 0;
    let digits = 0;
    let decimals = -1;
    for (; i < end; i++) {
      const byte = bytes[i] as number;
      if (byte >= ZERO && byte <= NINE) {
        whole = whole * 10 + (byte - ZERO);
        digits++;
        if (decimals >= 0) decimals++;
      } else if ((byte === POINT || (byte === COMMA && decimalComma)) && decimals < 0) {
        decimals = 0;
        if (mark !== 0 && mark !== byte) return null;
        mark = byte;
      } else {
        break;
      }
    }
    if (i === end && digits > 0 && digits <= EXACT_DIGITS) {
      const value = decimals > 0 ? whole / (POWERS_OF_TEN[decimals] as number) : whole;
      values[row] = sign === MINUS ? -value : value;
      filled = true;
      continue;
    }
    // Spaces around it, many digits, an exponent, an empty cell, or no number at all.
    const text = cellText(bytes, start, end).trim();
    if (isMissingText(text)) {
      values[row] = Number.NaN;
      continue;
    }
    const value = plainNumberOf(text, decimalComma);
    const own = text.includes('.') ? POINT : text.includes(',') ? COMMA : mark;
    if (mark !== 0 && own !== mark) return null;
    mark = own;
    if (value === null) return null;
    values[row] = value;
    filled = true;
  }
  // Points could stand between thousands there.
  if (!filled || (decimalComma && mark === POINT)) return null;
  return { values, decimal: mark === 0 ? null : mark === COMMA ? ',' : '.' };
}

const isDigit = (byte: number): boolean => byte >= ZERO && byte <= NINE;

interface PlainTimes {
  readonly values: Float64Array;
  readonly datesOnly: boolean;
}

function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - ZERO;
  const ones = (bytes[at + 1] as number) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** Milliseconds of a date written as 2024-05-31, or NaN where it is not one of the years 1000 to 9999. */
function dateMs(bytes: Uint8Array, at: number): number {
  const year = twoDigits(bytes, at) * 100 + twoDigits(bytes, at + 2);
  const month = twoDigits(bytes, at + 5);
  const day = twoDigits(bytes, at + 8);
  if (bytes[at + 4] !== MINUS || bytes[at + 7] !== MINUS || !(year >= 1000) || !(month >= 1 && month <= 12)) {
    return Number.NaN;
  }
  const ms = Date.UTC(year, month - 1, day);
  return new Date(ms).getUTCDate() === day ? ms : Number.NaN;
}

/**
 * The times of a column where every cell is written as `2024-05-31`, `2024-05-31 14:00` or `2024-05-31 14:00:30` (or with a
 * `T`); else null. The same values as `parseTime` gives.
 */
export function plainTimes(cells: PlainCells, column: number): PlainTimes | null {
  const { bytes, columnCount, rowCount, rowStarts, ends } = cells;
  const values = new Float64Array(rowCount);
  let datesOnly = true;
  // Rows that follow each other often share their date: its ten bytes are compared instead of counted anew.
  let lastDate = -1;
  let lastMs = 0;
  for (let row = 0, at = column; row < rowCount; row++, at += columnCount) {
    const start = column === 0 ? (rowStarts[row] as number) : (ends[at - 1] as number) + 1;
    let end = ends[at] as number;
    while (end > start && isSpace(bytes[end - 1] as number)) end--;
    const length = end - start;
    if (length !== 16 && length !== 10 && length !== 19) return null;
    let same = lastDate >= 0;
    for (let i = 9; same && i >= 0; i--) same = bytes[start + i] === bytes[lastDate + i];
    if (!same) {
      lastMs = dateMs(bytes, start);
      if (Number.isNaN(lastMs)) return null;
      lastDate = start;
    }
    if (length === 10) {
      values[row] = lastMs;
      continue;
    }
    datesOnly = false;
    const separator = bytes[start + 10];
    const hours = twoDigits(bytes, start + 11);
    const minutes = twoDigits(bytes, start + 14);
    const seconds = length === 19 ? twoDigits(bytes, start + 17) : 0;
    const isClock = (separator === 0x20 || separator === 0x54) && bytes[start + 13] === 0x3a;
    if (!isClock || (length === 19 && bytes[start + 16] !== 0x3a)) return null;
    if (!(hours < 24 && minutes < 60 && seconds < 60)) return null;
    values[row] = lastMs + ((hours * 60 + minutes) * 60 + seconds) * 1000;
  }
  return rowCount > 0 ? { values, datesOnly } : null;
}
