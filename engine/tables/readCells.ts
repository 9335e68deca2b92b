import { makeProblem, type Problem } from '../problem/problem';
import { decodeText } from './decodeText';
import { readExcel } from './excel/readExcel';
import type { CellSource, FileCells } from './fileCells';
import { readJson } from './json/readJson';
import { readParquet } from './parquet/readParquet';
import type { Encoding } from './reading';

/** Bytes of the start of a file that tell whether it may be JSON. */
const LOOK = 4096;
const PARQUET = [0x50, 0x41, 0x52, 0x31];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Of what Microsoft Office wrote before 2007, and of what is encrypted. */
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0];
const [OPEN_LIST, OPEN_OBJECT] = [0x5b, 0x7b];

/** The cells of a file that is no delimited text, and how it is encoded where it is a text. */
export interface OtherCells {
  readonly cells: FileCells;
  readonly encoding: Encoding;
  readonly warning?: Problem;
}

/** Whether the start of a file says that it is, or may be, something else than delimited text. */
export function mayBeOther({ bytes, given }: CellSource): boolean {
  if (given.format === 'delimited') return false;
  return [PARQUET, ZIP, OLD_OFFICE].some((start) => startsWith(bytes, start)) || isJsonStart(bytes);
}

/** Reads the cells of a file that is no delimited text, told by its content; null where it is one. */
export function readOtherCells(source: CellSource): OtherCells | Problem | null {
  if (!mayBeOther(source)) return null;
  const { bytes, file } = source;
  if (startsWith(bytes, OLD_OFFICE)) return makeProblem('data.oldExcel', { file });
  const isParquet = startsWith(bytes, PARQUET);
  if (isParquet || startsWith(bytes, ZIP)) {
    const cells = isParquet ? readParquet(source) : readExcel(source);
    return 'code' in cells ? cells : { cells, encoding: 'utf-8' };
  }
  const decoded = decodeText(bytes, file, source.given.encoding);
  if ('problem' in decoded) return null;
  const cells = readJson(decoded.text, source);
  if (cells === null || 'code' in cells) return cells;
  const { encoding, warning } = decoded;
  return { cells, encoding, ...(warning && { warning }) };
}

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, i) => bytes[i] === byte);

/** Whether a text begins with the brackets of JSON, in UTF-8 or UTF-16. */
function isJsonStart(bytes: Uint8Array): boolean {
  const isPassed = (byte: number): boolean => [0xef, 0xbb, 0xbf, 0xff, 0xfe, 0, 0x20, 0x09, 0x0a, 0x0d].includes(byte);
  const first = bytes.subarray(0, LOOK).find((byte) => !isPassed(byte));
  return first === OPEN_LIST || first === OPEN_OBJECT;
}
