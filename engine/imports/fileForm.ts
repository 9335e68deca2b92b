/** What a file is by its first bytes. */
export type FileForm = 'zip' | 'hdf5' | 'json' | 'pickle' | 'other';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const HDF5 = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
const PICKLE_START = 0x80;
/** Protocols 2 to 5; earlier ones have no mark. */
const isProtocol = (byte: number): boolean => byte >= 2 && byte <= 5;
const MARKS = /^(?:\ufeff)?\s*\{/;
/** What PyTorch calls the pickle in its files. */
const PICKLE_NAME = [...'data.pkl'].map((letter) => letter.charCodeAt(0));
/** Where the names in a zip file stand: at its start and in its directory at the end. */
const NAMES_BYTES = 64 * 2 ** 10;

/** Recognizes a file by its content. A zip file with a pickle in it, such as PyTorch writes, counts as one. */
export function fileForm(bytes: Uint8Array): FileForm {
  if (startsWith(bytes, ZIP)) return holdsPickle(bytes) ? 'pickle' : 'zip';
  if (startsWith(bytes, HDF5)) return 'hdf5';
  if (bytes[0] === PICKLE_START && isProtocol(bytes[1] ?? 0)) return 'pickle';
  return MARKS.test(String.fromCharCode(...skipMark(bytes).subarray(0, 64))) ? 'json' : 'other';
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte);
}

function skipMark(bytes: Uint8Array): Uint8Array {
  return startsWith(bytes, [0xef, 0xbb, 0xbf]) ? bytes.subarray(3) : bytes;
}

function holdsPickle(bytes: Uint8Array): boolean {
  return contains(bytes.subarray(0, 512), PICKLE_NAME) || contains(bytes.subarray(-NAMES_BYTES), PICKLE_NAME);
}

function contains(bytes: Uint8Array, mark: readonly number[]): boolean {
  const [first = 0] = mark;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (startsWith(bytes.subarray(at), mark)) return true;
  }
  return false;
}
