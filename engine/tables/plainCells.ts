import { strFromU8 } from 'fflate';
import { firstWrongByte } from './decodeText';

/** Where the cells of a plain CSV file lie: every row has as many as the header. Blank rows are left out. */
export interface PlainCells {
  readonly bytes: Uint8Array;
  readonly columnCount: number;
  readonly rowCount: number;
  /** First byte of each row. */
  readonly rowStarts: Uint32Array;
  /** Byte behind each cell, row by row. */
  readonly ends: Uint32Array;
  /** Line of the file of each row, counted from 1. */
  readonly lines: Uint32Array;
}

/** Bytes of a cell; longer ones are for a reader that looks closer. */
const MAX_PLAIN_CELL = 65_536;

/** Rows that room is made for before any is seen; a file that turns out not to be plain shall not have taken much. */
const MAX_EXPECTED = 2 ** 20;

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const QUOTE = 0x22;
const [ORDINARY, SPACE, DELIMITER, LINE_END, BEFORE_LINE_END, UNFIT, WIDE] = [0, 1, 2, 3, 4, 5, 6];

function classesOf(delimiter: string): Uint8Array {
  const classes = new Uint8Array(256).fill(WIDE, 0x80);
  for (const space of [0x09, 0x0b, 0x0c, 0x20]) classes[space] = SPACE;
  classes[0] = UNFIT;
  classes[QUOTE] = UNFIT;
  classes[NEWLINE] = LINE_END;
  classes[RETURN] = BEFORE_LINE_END;
  classes[delimiter.charCodeAt(0)] = DELIMITER;
  return classes;
}

/** Whether a byte is one that `String.trim` takes away. */
export const isSpace = (byte: number): boolean => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);

function grown(values: Uint32Array<ArrayBuffer>, needed: number): Uint32Array<ArrayBuffer> {
  if (needed <= values.length) return values;
  const larger = new Uint32Array(Math.ceil(needed * 1.5));
  larger.set(values);
  return larger;
}

/**
 * Finds the cells of a CSV file below its header, or null when the file is not plain: it has quotation marks, mixed line
 * ends or rows of another length than the header's, or is not UTF-8. `start` is the first byte behind the header line.
 */
export function findPlainCells(
  bytes: Uint8Array,
  start: number,
  delimiter: string,
  columnCount: number,
): PlainCells | null {
  const classes = classesOf(delimiter);
  const size = bytes.length;
  const windows = start >= 2 && bytes[start - 2] === RETURN;
  const expectedRows = Math.min(MAX_EXPECTED, Math.ceil((size - start) / Math.max(8, columnCount * 6)) + 1);
  let rowStarts = new Uint32Array(expectedRows);
  let lines = new Uint32Array(expectedRows);
  let ends = new Uint32Array((expectedRows + 1) * columnCount);
  let rowCount = 0;
  let line = 2;
  let rowStart = start;
  let cellStart = start;
  let cells = 0;
  let blank = true;
  let wideInRow = false;
  let wide = false;
  for (let i = start; i <= size; i++) {
    const first = i;
    while (i < size && classes[bytes[i] as number] === ORDINARY) i++;
    if (i > first) blank = false;
    const kind = i < size ? classes[bytes[i] as number] : LINE_END;
    if (kind === DELIMITER || kind === LINE_END) {
      if (i - cellStart > MAX_PLAIN_CELL) return null;
      cellStart = i + 1;
    }
    if (kind === DELIMITER) {
      // A row with too many cells may be blank, and a blank row is no row: it is judged at its end.
      if (cells < columnCount) ends[rowCount * columnCount + cells] = i;
      cells++;
    } else if (kind === LINE_END) {
      // A lone line feed among Windows line ends is part of a cell.
      if (windows && i < size && bytes[i - 1] !== RETURN) return null;
      // Whether letters beyond ASCII are more than spaces is not known here.
      if (blank && wideInRow) return null;
      if (!blank) {
        if (cells !== columnCount - 1) return null;
        ends[rowCount * columnCount + cells] = i;
        rowStarts[rowCount] = rowStart;
        lines[rowCount] = line;
        rowCount++;
        if (rowCount === rowStarts.length) {
          rowStarts = grown(rowStarts, rowCount + 1);
          lines = grown(lines, rowStarts.length);
          ends = grown(ends, (rowStarts.length + 1) * columnCount);
        }
      }
      line++;
      rowStart = i + 1;
      cells = 0;
      blank = true;
      wideInRow = false;
    } else if (kind === WIDE) {
      wide = true;
      wideInRow = true;
    } else if (kind === UNFIT || (kind === BEFORE_LINE_END && bytes[i + 1] !== NEWLINE)) {
      return null;
    }
  }
  if (wide && firstWrongByte(bytes, start) >= 0) return null;
  return {
    ...{ bytes, columnCount, rowCount, rowStarts, ends },
    // These stay with the table; the others are thrown away with the cells.
    lines: lines.slice(0, rowCount),
  };
}

/** The cells of a column as texts: all of them, or those of the first rows. */
export function cellTexts(cells: PlainCells, column: number, rows = cells.rowCount): string[] {
  const { bytes, columnCount, rowCount, rowStarts, ends } = cells;
  const texts: string[] = [];
  for (let row = 0; row < Math.min(rows, rowCount); row++) {
    const at = row * columnCount + column;
    const start = column === 0 ? (rowStarts[row] as number) : (ends[at - 1] as number) + 1;
    texts.push(cellText(bytes, start, ends[at] as number));
  }
  return texts;
}

export function cellText(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    // A byte order mark that the decoder takes away in front is one of the spaces that every reader of cells trims.
    if (byte >= 0x80) return strFromU8(bytes.subarray(start, end));
    text += String.fromCharCode(byte);
  }
  return text;
}
