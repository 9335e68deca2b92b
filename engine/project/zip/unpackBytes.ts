import { Inflate } from 'fflate';
import { refuse } from '../../problem/problem';
import { crc32 } from './crc32';
import { shownName } from './entryName';
import { DEFLATED, type PackedBytes } from './zipFormat';

/** What is handed to the library at once should unpack to about so much. */
const UNPACKED_PIECE_BYTES = 4 * 2 ** 20;
/** Whatever was declared, so many bytes can unpack to 135 MB at most: only after each piece can a lie be noticed. */
const MAX_PIECE_BYTES = 128 * 2 ** 10;

/** Unpacks an entry and checks its size and CRC-32. A stored one is a view, not a copy. Throws a `UserError`. */
export function unpackBytes(packed: PackedBytes, entry: string, file: string): Uint8Array {
  const bytes = packed.method === DEFLATED ? inflate(packed.bytes, packed.size) : packed.bytes;
  return checkUnpacked(bytes, packed, entry, file);
}

/** The bytes that an entry unpacked to, once size and CRC-32 are right; null for those that did not unpack. Throws a `UserError`. */
export function checkUnpacked(bytes: Uint8Array | null, packed: PackedBytes, entry: string, file: string): Uint8Array {
  if (bytes?.length === packed.size && crc32(bytes) === packed.crc) return bytes;
  return refuse('project.damagedEntry', { file, entry: shownName(entry) });
}

/** Exactly `size` bytes, or null when the stream is damaged or holds another number of them. */
function inflate(packed: Uint8Array, size: number): Uint8Array | null {
  const bytes = new Uint8Array(size);
  let at = 0;
  const stream = new Inflate((piece) => {
    if (at + piece.length <= size) bytes.set(piece, at);
    at += piece.length;
  });
  const expected = Math.ceil((UNPACKED_PIECE_BYTES * packed.length) / Math.max(1, size));
  const step = Math.min(MAX_PIECE_BYTES, Math.max(1024, expected));
  try {
    for (let from = 0; from < packed.length && at <= size; from += step) {
      stream.push(packed.subarray(from, from + step), from + step >= packed.length);
    }
  } catch (error) {
    // The library's errors of a damaged stream have a number; anything else is a bug.
    if (typeof (error as { code?: unknown }).code === 'number') return null;
    throw error;
  }
  return at === size ? bytes : null;
}
