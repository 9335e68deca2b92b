import { legacyEncoding, utf16Without } from './detectEncoding';
import { makeProblem, type Problem } from '../problem/problem';
import type { Encoding } from './reading';

/** Every host has it. Used once for each text: one that decoded a stream before takes three times the memory. */
declare const TextDecoder: new (encoding?: string) => { decode(bytes: Uint8Array): string };

/** Decoded text, or why the bytes are not text. */
export type DecodedText =
  | { readonly text: string; readonly encoding: Encoding; readonly warning?: Problem }
  | { readonly problem: Problem };

const CHUNK = 8192;
/** A broken place in UTF-8 stands among at least so many whole sequences; else the text is in another encoding. */
const LEAST_VALID = 10;

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

function decodeUtf16(bytes: Uint8Array, from: number, encoding: 'utf-16le' | 'utf-16be', file: string): DecodedText {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = (bytes.length - from) >> 1;
  const units = new Uint16Array(length);
  for (let i = 0; i < length; i++) units[i] = view.getUint16(from + 2 * i, encoding === 'utf-16le');
  const text = unitsToText(units, length);
  const half = text.search(/\p{Surrogate}/u);
  if (half < 0) return { text, encoding };
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
 * Decodes a text file: in the given encoding, or else in that of its byte order mark, in UTF-8 where all of it is (RFC 3629;
 * overlong forms and surrogates are not), or in what its bytes tell. Zero bytes where no encoding has them are a problem, as
 * are halves of UTF-16 pairs.
 */
export function decodeText(bytes: Uint8Array, fileName: string, given?: Encoding): DecodedText {
  const marked = markedEncoding(bytes);
  const encoding = given ?? marked ?? utf16Without(bytes);
  const from = marked !== null && marked === encoding ? (marked === 'utf-8' ? 3 : 2) : 0;
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return decodeUtf16(bytes, from, encoding, fileName);
  if (encoding !== null && encoding !== 'utf-8') return decodeLegacy(bytes, encoding);
  const wrong = firstWrongByte(bytes, from);
  // The platform's decoder takes one mark away by itself; a second one is content.
  if (wrong < 0) {
    const text = (hasMark(bytes, from) ? '\ufeff' : '') + new TextDecoder().decode(bytes.subarray(from));
    return { text, encoding: 'utf-8' };
  }
  const line = lineOf(bytes, wrong);
  if (bytes.includes(0)) {
    const zero = lineOf(bytes, bytes.indexOf(0));
    return { problem: makeProblem('data.binary', { file: fileName, line: zero }, { line: zero }) };
  }
  const damage = damageOf(bytes, from);
  if (encoding === null && damage.wrong * LEAST_VALID > damage.valid) return decodeLegacy(bytes, legacyEncoding(bytes));
  const values = { file: fileName, count: damage.wrong, line };
  const warning = makeProblem('data.damaged', values, { line, severity: 'warning' });
  return { text: new TextDecoder().decode(bytes.subarray(from)), encoding: 'utf-8', warning };
}

/** How many sequences beyond ASCII are UTF-8, and at how many places it is broken. */
function damageOf(bytes: Uint8Array, from: number): { readonly valid: number; readonly wrong: number } {
  let [valid, wrong] = [0, 0];
  for (let i = from; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte < 0x80) continue;
    const length = sequenceLength(byte);
    if (length > 0 && firstWrongByte(bytes.subarray(i, i + length), 0) < 0) {
      valid++;
      i += length - 1;
    } else wrong++;
  }
  return { valid, wrong };
}

/** Decodes a text that is UTF-8, or UTF-16 with a byte order mark, and nothing else: a problem names the first byte that is wrong. */
export function decodeUnicode(bytes: Uint8Array, fileName: string): DecodedText {
  const decoded = decodeText(bytes, fileName, markedEncoding(bytes) ?? 'utf-8');
  if ('problem' in decoded || !decoded.warning) return decoded;
  const { line = 1 } = decoded.warning;
  const byte = hex(bytes[firstWrongByte(bytes, hasMark(bytes, 0) ? 3 : 0)] as number);
  return { problem: makeProblem('data.encoding', { file: fileName, byte, line }, { line }) };
}

/** A text in an encoding in which no byte is wrong, or few are: those are shown as such. */
function decodeLegacy(bytes: Uint8Array, encoding: Encoding): DecodedText {
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

/** What a byte order mark says. */
function markedEncoding(bytes: Uint8Array): Encoding | null {
  if (hasMark(bytes, 0)) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
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
