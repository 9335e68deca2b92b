import { strToU8 } from 'fflate';
import { crc32 } from '../project/zip/crc32';

/** An entry of a zip that is put together by hand. What is not given is as an honest writer would have it. */
export interface RawEntry {
  readonly name: string | Uint8Array;
  /** As it lies in the zip: unpacked, unless `method` and `size` say otherwise. */
  readonly bytes: Uint8Array;
  readonly method?: number;
  readonly flags?: number;
  readonly crc?: number;
  readonly size?: number;
  readonly packedSize?: number;
  readonly attributes?: number;
  readonly extra?: Uint8Array;
  readonly disk?: number;
  /** Where the central header says that the local one is. */
  readonly offset?: number;
  /** What the local header says instead. */
  readonly local?: Partial<Pick<RawEntry, 'name' | 'method' | 'flags' | 'crc' | 'size' | 'packedSize' | 'extra'>>;
}

export interface RawZip {
  readonly entries: readonly RawEntry[];
  /** Before the first entry. */
  readonly before?: Uint8Array;
  /** Between the last entry and the directory. */
  readonly gap?: Uint8Array;
  /** Between the directory and the end record, such as those of zip64. */
  readonly beforeEnd?: Uint8Array;
  readonly after?: Uint8Array;
  readonly end?: {
    readonly count?: number;
    readonly countHere?: number;
    readonly disk?: number;
    readonly directorySize?: number;
    readonly directoryStart?: number;
    readonly comment?: Uint8Array;
  };
}

const NONE = new Uint8Array();
/** 16-bit numbers are given as such; all others are of 32 bits. */
const u16 = (value: number): readonly number[] => [value & 255, (value >>> 8) & 255];
const u32 = (value: number): readonly number[] => [...u16(value & 0xffff), ...u16(value >>> 16)];
const nameBytes = (name: string | Uint8Array): Uint8Array => (typeof name === 'string' ? strToU8(name) : name);

/** A zip as it is told, right or wrong. */
export function rawZip(zip: RawZip): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  const add = (...added: readonly (Uint8Array | readonly number[])[]): void => {
    for (const part of added) {
      parts.push(part instanceof Uint8Array ? part : Uint8Array.from(part));
      length += part.length;
    }
  };
  add(zip.before ?? NONE);
  const offsets = zip.entries.map((entry) => {
    const offset = length;
    const told = { ...entry, ...entry.local };
    const name = nameBytes(told.name);
    add(u32(0x04034b50), sharedFields(told), u16(name.length), u16(told.extra?.length ?? 0), name, told.extra ?? NONE);
    add(entry.bytes);
    return offset;
  });
  add(zip.gap ?? NONE);
  const start = length;
  zip.entries.forEach((entry, i) => {
    const name = nameBytes(entry.name);
    add(u32(0x02014b50), u16(20), sharedFields(entry), u16(name.length), u16(entry.extra?.length ?? 0), u16(0));
    add(u16(entry.disk ?? 0), u16(0), u32(entry.attributes ?? 0), u32(entry.offset ?? (offsets[i] as number)));
    add(name, entry.extra ?? NONE);
  });
  const size = length - start;
  add(zip.beforeEnd ?? NONE);
  const { count = zip.entries.length, countHere = count, disk = 0, comment = NONE } = zip.end ?? {};
  add(u32(0x06054b50), u16(disk), u16(disk), u16(countHere), u16(count), u32(zip.end?.directorySize ?? size));
  add(u32(zip.end?.directoryStart ?? start), u16(comment.length), comment, zip.after ?? NONE);
  return joined(parts, length);
}

function sharedFields({ bytes, method = 0, flags = 1 << 11, crc, size, packedSize }: RawEntry): readonly number[] {
  const sizes = [...u32(packedSize ?? bytes.length), ...u32(size ?? bytes.length)];
  return [...u16(20), ...u16(flags), ...u16(method), ...u16(0), ...u16(0x22), ...u32(crc ?? crc32(bytes)), ...sizes];
}

/** Byte arrays one after another. */
export function joined(parts: readonly Uint8Array[], length = parts.reduce((sum, part) => sum + part.length, 0)) {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The two records that zip64 puts before the end record. */
export function zip64Records(count: number): Uint8Array {
  const record = new Uint8Array(56 + 20);
  const view = new DataView(record.buffer);
  view.setUint32(0, 0x06064b50, true);
  view.setBigUint64(4, 44n, true);
  view.setBigUint64(24, BigInt(count), true);
  view.setBigUint64(32, BigInt(count), true);
  view.setUint32(56, 0x07064b50, true);
  view.setUint32(72, 1, true);
  return record;
}
