import { deflateSync } from 'fflate';
import { FREE_UNPACKED_BYTES, MAX_RATIO } from '../limits';
import { crc32 } from './crc32';
import { DEFLATED, type PackedBytes, STORED } from './zipFormat';

/** Bytes as an entry that is not compressed. */
export function storeBytes(bytes: Uint8Array): PackedBytes {
  return { method: STORED, bytes, size: bytes.length, crc: crc32(bytes) };
}

/** Whether an entry unpacks to so many times its size that it is taken for a trap. */
export function isBomb(packedSize: number, size: number): boolean {
  return size > FREE_UNPACKED_BYTES && size > packedSize * MAX_RATIO;
}

/** Compresses bytes, quickly rather than tightly; where that gains nothing, or would look like a trap, they are stored. */
export function packBytes(bytes: Uint8Array): PackedBytes {
  const packed = deflateSync(bytes, { level: 1 });
  if (packed.length >= bytes.length || isBomb(packed.length, bytes.length)) return storeBytes(bytes);
  return { method: DEFLATED, bytes: packed, size: bytes.length, crc: crc32(bytes) };
}
