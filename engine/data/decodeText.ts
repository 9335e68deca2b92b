import { makeProblem, type Problem } from '../problem/problem';

/** Decoded text, or why the bytes are not text. */
export type DecodedText = { readonly text: string } | { readonly problem: Problem };

const CHUNK = 8192;

/** Code units to a string, in chunks that `fromCharCode` can take. */
function unitsToText(units: Uint16Array, length: number): string {
  const parts: string[] = [];
  for (let i = 0; i < length; i += CHUNK)
    parts.push(String.fromCharCode(...units.subarray(i, Math.min(i + CHUNK, length))));
  return parts.join('');
}

function lineOf(bytes: Uint8Array, position: number): number {
  let line = 1;
  for (let i = 0; i < position; i++) if (bytes[i] === 0x0a) line++;
  return line;
}

function decodeUtf16(bytes: Uint8Array, littleEndian: boolean): DecodedText {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = (bytes.length - 2) >> 1;
  const units = new Uint16Array(length);
  for (let i = 0; i < length; i++) units[i] = view.getUint16(2 + 2 * i, littleEndian);
  return { text: unitsToText(units, length) };
}

/** Length of the UTF-8 sequence that starts with this byte, or 0 where none may start. */
function sequenceLength(byte: number): number {
  if (byte < 0x80) return 1;
  if (byte >= 0xc2 && byte < 0xe0) return 2;
  if (byte >= 0xe0 && byte < 0xf0) return 3;
  return byte >= 0xf0 && byte < 0xf5 ? 4 : 0;
}

/**
 * Decodes a text file strictly: UTF-8 with or without a byte order mark (RFC 3629; overlong forms and surrogates are
 * refused), or UTF-16 with one. Anything else is a problem that names the byte and its line, never a guess.
 */
export function decodeText(bytes: Uint8Array, fileName: string): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, true);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, false);

  const units = new Uint16Array(bytes.length);
  let count = 0;
  let i = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (i < bytes.length) {
    const first = bytes[i] as number;
    const length = sequenceLength(first);
    let point = length === 1 ? first : first & (0x7f >> length);
    let valid = length > 0 && i + length <= bytes.length;
    for (let k = 1; valid && k < length; k++) {
      const next = bytes[i + k] as number;
      valid = (next & 0xc0) === 0x80;
      point = (point << 6) | (next & 0x3f);
    }
    if (valid && length === 3) valid = point >= 0x800 && (point < 0xd800 || point > 0xdfff);
    if (valid && length === 4) valid = point >= 0x10000 && point <= 0x10ffff;
    const line = !valid || point === 0 ? lineOf(bytes, i) : 0;
    if (!valid) {
      const values = { file: fileName, byte: `0x${first.toString(16).toUpperCase().padStart(2, '0')}`, line };
      return { problem: makeProblem('data.encoding', values, { line }) };
    }
    if (point === 0) return { problem: makeProblem('data.binary', { file: fileName, line }, { line }) };
    if (point >= 0x10000) {
      units[count++] = 0xd800 + ((point - 0x10000) >> 10);
      units[count++] = 0xdc00 + ((point - 0x10000) & 0x3ff);
    } else {
      units[count++] = point;
    }
    i += length;
  }
  return { text: unitsToText(units, count) };
}
