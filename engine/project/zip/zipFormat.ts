// The parts of the zip format (PKWARE APPNOTE 6.3.10) that project files use.

export const LOCAL_SIGNATURE = 0x04034b50;
export const CENTRAL_SIGNATURE = 0x02014b50;
export const END_SIGNATURE = 0x06054b50;
export const ZIP64_END_SIGNATURE = 0x06064b50;
export const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;

/** Bytes of each record without names, extra fields and comments. */
export const LOCAL_SIZE = 30;
export const CENTRAL_SIZE = 46;
export const END_SIZE = 22;
export const ZIP64_END_SIZE = 56;
export const ZIP64_LOCATOR_SIZE = 20;

export const STORED = 0;
export const DEFLATED = 8;

/** Bits of the general purpose flags. */
export const FLAG_ENCRYPTED = 1 << 0;
export const FLAG_DESCRIPTOR = 1 << 3;
export const FLAG_UTF8 = 1 << 11;

/** An entry's content as it lies in a zip. */
export interface PackedBytes {
  readonly method: typeof STORED | typeof DEFLATED;
  /** Packed as `method` says. */
  readonly bytes: Uint8Array;
  /** Bytes when unpacked. */
  readonly size: number;
  /** CRC-32 of the unpacked bytes. */
  readonly crc: number;
}
