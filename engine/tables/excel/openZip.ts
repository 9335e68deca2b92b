import { Inflate } from 'fflate';

/** An entry of a zip as it lies in it. */
export interface ZipEntry {
  readonly isDeflated: boolean;
  readonly bytes: Uint8Array;
  /** Bytes when unpacked, as the directory says. */
  readonly size: number;
}

const [CENTRAL, LOCAL, END] = [0x02014b50, 0x04034b50, 0x06054b50];
const [CENTRAL_SIZE, LOCAL_SIZE, END_SIZE] = [46, 30, 22];
const [STORED, DEFLATED, MAX_COMMENT, MAX_ENTRIES] = [0, 8, 0xffff, 10_000];
/** So many packed bytes unpack to 66 MB at most: only after each piece can a lie about the size be noticed. */
const PIECE_BYTES = 64 * 1024;

/**
 * The entries of a zip by name, as its directory tells them; null where it is damaged. Less strict than the reader of project
 * files: office programs write what that one refuses.
 */
export function openZip(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - END_SIZE;
  const earliest = Math.max(0, end - MAX_COMMENT);
  while (end >= earliest && view.getUint32(end, true) !== END) end--;
  if (end < earliest || end < 0) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MAX_ENTRIES) return null;
  const entries = new Map<string, ZipEntry>();
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_SIZE > end || view.getUint32(at, true) !== CENTRAL) return null;
    const nameSize = view.getUint16(at + 28, true);
    const name = String.fromCharCode(
      ...bytes.subarray(at + CENTRAL_SIZE, at + CENTRAL_SIZE + Math.min(nameSize, 1000)),
    );
    const entry = entryAt(bytes, view, at);
    if (!entry) return null;
    entries.set(name.replace(/^\//, ''), entry);
    at += CENTRAL_SIZE + nameSize + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): ZipEntry | null {
  const method = view.getUint16(at + 10, true);
  const packedSize = view.getUint32(at + 20, true);
  const local = view.getUint32(at + 42, true);
  if ((method !== STORED && method !== DEFLATED) || (view.getUint16(at + 8, true) & 1) !== 0) return null;
  if (local + LOCAL_SIZE > bytes.length || view.getUint32(local, true) !== LOCAL) return null;
  const start = local + LOCAL_SIZE + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + packedSize > bytes.length) return null;
  const content = bytes.subarray(start, start + packedSize);
  return { isDeflated: method === DEFLATED, bytes: content, size: view.getUint32(at + 24, true) };
}

/** The bytes of an entry, of which the caller has checked the size; null where it is damaged. */
export function unpackEntry({ isDeflated, bytes, size }: ZipEntry): Uint8Array | null {
  if (!isDeflated) return bytes.length === size ? bytes : null;
  // Deflate makes a thousand bytes of one at most.
  if (size > 1032 * bytes.length + 64) return null;
  const unpacked = new Uint8Array(size);
  let at = 0;
  const stream = new Inflate((piece) => {
    if (at + piece.length <= size) unpacked.set(piece, at);
    at += piece.length;
  });
  try {
    for (let from = 0; from < bytes.length && at <= size; from += PIECE_BYTES)
      stream.push(bytes.subarray(from, from + PIECE_BYTES), from + PIECE_BYTES >= bytes.length);
  } catch (error) {
    // The library's errors of a damaged stream have a number; anything else is a bug.
    if (typeof (error as { code?: unknown }).code === 'number') return null;
    throw error;
  }
  return at === size ? unpacked : null;
}
