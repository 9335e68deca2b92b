import { strToU8 } from 'fflate';
import {
  CENTRAL_SIGNATURE,
  CENTRAL_SIZE,
  END_SIGNATURE,
  END_SIZE,
  FLAG_UTF8,
  LOCAL_SIGNATURE,
  LOCAL_SIZE,
  type PackedBytes,
} from './zipFormat';

/** Version 2.0 of the format: deflate and folders, nothing newer. */
const VERSION = 20;
/** 2 January 1980, 00:00, as DOS counts: the same project gives the same bytes whenever it is saved. */
const DOS_TIME = 0;
const DOS_DATE = (1 << 5) | 2;

/** One entry to be written. */
export interface ZipEntry {
  readonly name: string;
  readonly content: PackedBytes;
}

/** What local and central header share, from the version needed to the length of the extra field. */
function writeShared(view: DataView, at: number, { method, bytes, size, crc }: PackedBytes, nameLength: number): void {
  view.setUint16(at, VERSION, true);
  view.setUint16(at + 2, FLAG_UTF8, true);
  view.setUint16(at + 4, method, true);
  view.setUint16(at + 6, DOS_TIME, true);
  view.setUint16(at + 8, DOS_DATE, true);
  view.setUint32(at + 10, crc, true);
  view.setUint32(at + 14, bytes.length, true);
  view.setUint32(at + 18, size, true);
  view.setUint16(at + 22, nameLength, true);
}

/** A zip of these entries, whose packed bytes are copied as they are. The same entries give the same bytes. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const named = entries.map(({ name, content }) => ({ name: strToU8(name), content }));
  const total = named.reduce(
    (sum, { name, content }) => sum + LOCAL_SIZE + CENTRAL_SIZE + 2 * name.length + content.bytes.length,
    END_SIZE,
  );
  const zip = new Uint8Array(total);
  const view = new DataView(zip.buffer);
  let at = 0;
  const offsets = named.map(({ name, content }) => {
    const offset = at;
    view.setUint32(at, LOCAL_SIGNATURE, true);
    writeShared(view, at + 4, content, name.length);
    zip.set(name, at + LOCAL_SIZE);
    zip.set(content.bytes, at + LOCAL_SIZE + name.length);
    at += LOCAL_SIZE + name.length + content.bytes.length;
    return offset;
  });
  const directory = at;
  named.forEach(({ name, content }, i) => {
    view.setUint32(at, CENTRAL_SIGNATURE, true);
    view.setUint16(at + 4, VERSION, true);
    writeShared(view, at + 6, content, name.length);
    view.setUint32(at + 42, offsets[i] as number, true);
    zip.set(name, at + CENTRAL_SIZE);
    at += CENTRAL_SIZE + name.length;
  });
  view.setUint32(at, END_SIGNATURE, true);
  view.setUint16(at + 8, named.length, true);
  view.setUint16(at + 10, named.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return zip;
}
