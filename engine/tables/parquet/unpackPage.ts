import { gunzipSync } from 'fflate';
import { decompress } from 'fzstd';
import { snappyUncompress } from 'hyparquet/src/snappy.js';
import type { CompressionCodec } from './parquetTypes';

/** How pages may be packed that can be read. */
const UNPACK: Partial<Record<CompressionCodec, (packed: Uint8Array, unpacked: Uint8Array) => Uint8Array>> = {
  UNCOMPRESSED: (packed) => packed,
  SNAPPY: (packed, unpacked) => {
    snappyUncompress(packed, unpacked);
    return unpacked;
  },
  GZIP: (packed, unpacked) => gunzipSync(packed, { out: unpacked }),
  ZSTD: (packed, unpacked) => decompress(packed, unpacked),
};

/** Whether pages that are packed like this can be read. */
export const isKnownCodec = (codec: CompressionCodec): boolean => UNPACK[codec] !== undefined;

/** Unpacks a page to exactly `size` bytes. Throws where it is damaged. */
export function unpackPage(packed: Uint8Array, size: number, codec: CompressionCodec): Uint8Array {
  const unpack = UNPACK[codec];
  const unpacked = unpack?.(packed, codec === 'UNCOMPRESSED' ? packed : new Uint8Array(size));
  if (unpacked?.length !== size) throw new RangeError('A page does not unpack to its size.');
  return unpacked;
}
