import { makeProblem, type Problem } from '../problem/problem';

/** Every host has it. Used once for each text: one that decoded a stream before takes three times the memory. */
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

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

function decodeUtf16(bytes: Uint8Array, littleEndian: boolean, file: string): DecodedText {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = (bytes.length - 2) >> 1;
  const units = new Uint16Array(length);
  for (let i = 0; i < length; i++) units[i] = view.getUint16(2 + 2 * i, littleEndian);
  const text = unitsToText(units, length);
  const half = text.search(/\p{Surrogate}/u);
  if (half < 0) return { text };
  const line = text.slice(0, half).split('\n').length;
  return { problem: makeProblem('data.encoding', { file, byte: hex(units[half] as number), line }, { line }) };
}

/** Length of the UTF-8 sequence that starts with this byte from 0x80 on, or 0 where none may start. */
function sequenceLength(byte: number): number {
  if (byte >= 0xc2 && byte < 0xe0) return 2;
  if (byte >= 0xe0 && byte < 0xf0) return 3;
  return byte >= 0xf0 && byte < 0xf5 ? 4 : 0;
}

/**
 * Decodes a text file strictly: UTF-8 with or without a byte order mark (RFC 3629; overlong forms and surrogates are
 * refused), or UTF-16 with one (halves of a pair are refused). Anything else is a problem that names the byte and its line, never a guess.
 */
export function decodeText(bytes: Uint8Array, fileName: string): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, true, fileName);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, false, fileName);

  const start = hasMark(bytes, 0) ? 3 : 0;
  const wrong = firstWrongByte(bytes, start);
  // The platform's decoder takes one mark away by itself; a second one is content.
  if (wrong < 0)
    return { text: (hasMark(bytes, start) ? '\ufeff' : '') + new TextDecoder().decode(bytes.subarray(start)) };
  const line = lineOf(bytes, wrong);
  const byte = bytes[wrong] as number;
  if (byte === 0) return { problem: makeProblem('data.binary', { file: fileName, line }, { line }) };
  return { problem: makeProblem('data.encoding', { file: fileName, byte: hex(byte), line }, { line }) };
}

const hex = (value: number): string => `0x${value.toString(16).toUpperCase().padStart(2, '0')}`;

const hasMark = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf;

/** Where the first sequence starts that is not UTF-8, or the first zero byte stands; −1 where all is text. */
export function firstWrongByte(bytes: Uint8Array, start: number): number {
  const size = bytes.length;
  let i = start;
  while (i < size) {
    const first = bytes[i] as number;
    if (first < 0x80) {
      if (first === 0) return i;
      i++;
      continue;
    }
    const length = sequenceLength(first);
    if (length === 0 || i + length > size) return i;
    let point = first & (0x7f >> length);
    for (let k = 1; k < length; k++) {
      const next = bytes[i + k] as number;
      if ((next & 0xc0) !== 0x80) return i;
      point = (point << 6) | (next & 0x3f);
    }
    if (length === 3 && (point < 0x800 || (point >= 0xd800 && point <= 0xdfff))) return i;
    if (length === 4 && (point < 0x10000 || point > 0x10ffff)) return i;
    i += length;
  }
  return -1;
}
