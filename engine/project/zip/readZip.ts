import type { PhraseCode } from '../../text/phrase';
import { decodeUnicode } from '../../tables/decodeText';
import { MAX_ENTRIES, MAX_UNPACKED_BYTES, MAX_UNPACKED_MB } from '../limits';
import { refuse } from '../../problem/problem';
import { comparableName, isSafeEntryName, shownName } from './entryName';
import { isBomb } from './packBytes';
import {
  CENTRAL_SIGNATURE,
  CENTRAL_SIZE,
  DEFLATED,
  END_SIGNATURE,
  END_SIZE,
  FLAG_DESCRIPTOR,
  FLAG_ENCRYPTED,
  FLAG_UTF8,
  LOCAL_SIGNATURE,
  LOCAL_SIZE,
  type PackedBytes,
  STORED,
  ZIP64_END_SIGNATURE,
  ZIP64_END_SIZE,
  ZIP64_LOCATOR_SIGNATURE,
  ZIP64_LOCATOR_SIZE,
} from './zipFormat';

const MAX_COMMENT = 0xffff;
const IN_ZIP64_16 = 0xffff;
const IN_ZIP64_32 = 0xffffffff;
const ZIP64_EXTRA = 1;
/** Kinds of files as Unix keeps them in the upper half of the external attributes. */
const UNIX_KIND = 0xf000;
const UNIX_FILE = 0x8000;
const UNIX_FOLDER = 0x4000;

interface DirectoryEntry {
  readonly name: string;
  readonly content: PackedBytes;
}

/** Where the central directory lies, and how many entries it has. */
interface Directory {
  readonly start: number;
  readonly end: number;
  readonly count: number;
}

/** What one pass through the directory carries along. */
interface Reading {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** Name of the zip file, for messages. */
  readonly file: string;
}

/**
 * Reads the directory of a zip and checks all of it before anything is unpacked: every header against its double, no byte
 * between the entries, no name that leads elsewhere, nothing but plain files and folders, sizes within the limits. The
 * contents are views into `bytes`. Folders are left out. Throws a `UserError`.
 */
export function readZip(bytes: Uint8Array, file: string): ReadonlyMap<string, PackedBytes> {
  const reading = { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), file };
  const { view } = reading;
  if (bytes.length < END_SIZE || view.getUint32(0, true) !== LOCAL_SIGNATURE) {
    return refuse('project.notAProject', { file });
  }
  const directory = findDirectory(reading);
  const entries: DirectoryEntry[] = [];
  let at = directory.start;
  let nextLocal = 0;
  let unpacked = 0;
  const seen = new Set<string>();
  for (let i = 0; i < directory.count; i++) {
    const { entry, headerSize, localSize } = readEntry(reading, at, directory, nextLocal);
    at += headerSize;
    nextLocal += localSize;
    unpacked += entry.content.size;
    const comparable = comparableName(entry.name);
    if (seen.has(comparable)) return refuse('project.duplicateEntry', { file, entry: shownName(entry.name) });
    seen.add(comparable);
    entries.push(entry);
  }
  if (at !== directory.end || nextLocal !== directory.start) return refuse('project.truncated', { file });
  if (unpacked > MAX_UNPACKED_BYTES) return refuse('project.tooLarge', { file, limit: MAX_UNPACKED_MB });
  const bomb = entries.find((entry) => isBomb(entry.content.bytes.length, entry.content.size));
  if (bomb) {
    const ratio = Math.round(bomb.content.size / Math.max(1, bomb.content.bytes.length));
    return refuse('project.bomb', { file, entry: shownName(bomb.name), ratio });
  }
  return new Map(entries.filter(({ name }) => !name.endsWith('/')).map(({ name, content }) => [name, content]));
}

/** Finds the end record. It must be the last thing in the file, but for its own comment. */
function findDirectory({ bytes, view, file }: Reading): Directory {
  const damaged = (): never => refuse('project.truncated', { file });
  const unread = (code: PhraseCode): never => refuse('project.zipFeature', { file, feature: { code } });
  let at = bytes.length - END_SIZE;
  const earliest = Math.max(0, at - MAX_COMMENT);
  while (at >= earliest && !(view.getUint32(at, true) === END_SIGNATURE && isLast(view, at))) at--;
  if (at < earliest) return damaged();
  const [disk, firstDisk] = [view.getUint16(at + 4, true), view.getUint16(at + 6, true)];
  const [countHere, count] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
  const size = view.getUint32(at + 12, true);
  const start = view.getUint32(at + 16, true);
  const manyMore = zip64Count(view, at);
  if (manyMore !== null && manyMore > MAX_ENTRIES) {
    return refuse('project.tooManyEntries', { file, count: manyMore, limit: MAX_ENTRIES });
  }
  if (manyMore !== null || count === IN_ZIP64_16 || size === IN_ZIP64_32 || start === IN_ZIP64_32)
    return unread('zip.zip64');
  if (disk !== 0 || firstDisk !== 0 || countHere !== count) return unread('zip.disks');
  if (count > MAX_ENTRIES) return refuse('project.tooManyEntries', { file, count, limit: MAX_ENTRIES });
  if (start + size !== at) return damaged();
  return { start, end: at, count };
}

const isLast = (view: DataView, end: number): boolean =>
  end + END_SIZE + view.getUint16(end + 20, true) === view.byteLength;

/** How many entries a zip64 end record before the end record says there are (0 when it is nowhere); null without one. */
function zip64Count(view: DataView, end: number): number | null {
  const locator = end - ZIP64_LOCATOR_SIZE;
  if (locator < 0 || view.getUint32(locator, true) !== ZIP64_LOCATOR_SIGNATURE) return null;
  const at = locator - ZIP64_END_SIZE;
  if (at < 0 || view.getUint32(at, true) !== ZIP64_END_SIGNATURE) return 0;
  return Number(view.getBigUint64(at + 32, true));
}

/** Reads one central header and the local header that must say the same and start at `localStart`. */
function readEntry(reading: Reading, at: number, directory: Directory, localStart: number) {
  const { bytes, view, file } = reading;
  const damaged = (): never => refuse('project.truncated', { file });
  const unread = (code: PhraseCode): never => refuse('project.zipFeature', { file, feature: { code } });
  if (at + CENTRAL_SIZE > directory.end || view.getUint32(at, true) !== CENTRAL_SIGNATURE) return damaged();
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const crc = view.getUint32(at + 16, true);
  const packedSize = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const nameSize = view.getUint16(at + 28, true);
  const extraSize = view.getUint16(at + 30, true);
  const headerSize = CENTRAL_SIZE + nameSize + extraSize + view.getUint16(at + 32, true);
  if (at + headerSize > directory.end) return damaged();
  const nameBytes = bytes.subarray(at + CENTRAL_SIZE, at + CENTRAL_SIZE + nameSize);
  const name = decodeName(nameBytes, (flags & FLAG_UTF8) !== 0) ?? unread('zip.names');
  const entry = shownName(name);
  if (!isSafeEntryName(name)) return refuse('project.entryName', { file, entry });
  if (flags & FLAG_ENCRYPTED) return unread('zip.encryption');
  if (flags & FLAG_DESCRIPTOR) return unread('zip.descriptors');
  if (flags & ~(FLAG_UTF8 | 0b110)) return unread('zip.flags');
  if (method !== STORED && method !== DEFLATED) return unread('zip.compression');
  if (view.getUint16(at + 34, true) !== 0) return unread('zip.disks');
  if (hasZip64(view, at + CENTRAL_SIZE + nameSize, extraSize)) return unread('zip.zip64');
  if (!isPlain(view.getUint32(at + 38, true), name, size)) return refuse('project.linkEntry', { file, entry });
  if (view.getUint32(at + 42, true) !== localStart) return damaged();
  if (method === STORED && packedSize !== size) return refuse('project.damagedEntry', { file, entry });

  const local = localStart;
  if (local + LOCAL_SIZE > directory.start || view.getUint32(local, true) !== LOCAL_SIGNATURE) return damaged();
  // Version needed, flags, method, time, date, CRC, both sizes and the name's length: the same 24 bytes in both headers.
  for (let i = 0; i < 24; i++) if (bytes[local + 4 + i] !== bytes[at + 6 + i]) return damaged();
  const localExtra = view.getUint16(local + 28, true);
  const dataStart = local + LOCAL_SIZE + nameSize + localExtra;
  if (dataStart + packedSize > directory.start) return damaged();
  if (nameBytes.some((byte, i) => byte !== bytes[local + LOCAL_SIZE + i])) return damaged();
  if (hasZip64(view, local + LOCAL_SIZE + nameSize, localExtra)) return unread('zip.zip64');
  const content: PackedBytes = { method, bytes: bytes.subarray(dataStart, dataStart + packedSize), size, crc };
  const found: DirectoryEntry = { name, content };
  return { entry: found, headerSize, localSize: dataStart + packedSize - local };
}

/** A name in ASCII or, where the flag says so, UTF-8. Null when it is neither. */
function decodeName(bytes: Uint8Array, utf8: boolean): string | null {
  if (!utf8 && bytes.some((byte) => byte >= 0x80)) return null;
  // Neither of these is text to `decodeUnicode`, and neither is in a safe name: a zero byte, and a byte order mark in front.
  if (bytes.includes(0) || (bytes[0] ?? 0) >= 0xef) return '\0';
  const decoded = decodeUnicode(bytes, '');
  return 'text' in decoded ? decoded.text : null;
}

/** Whether an extra field holds sizes of 64 bits, which would speak against the header's own. */
function hasZip64(view: DataView, start: number, size: number): boolean {
  const end = start + size;
  for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) === ZIP64_EXTRA) return true;
  }
  return false;
}

/** Whether an entry is a file or an empty folder, and no link, device or pipe. */
function isPlain(attributes: number, name: string, size: number): boolean {
  const kind = (attributes >>> 16) & UNIX_KIND;
  if (name.endsWith('/')) return size === 0 && (kind === 0 || kind === UNIX_FOLDER);
  return kind === 0 || kind === UNIX_FILE;
}
