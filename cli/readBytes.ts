import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { mistake } from './mistake';

const MEGABYTE = 2 ** 20;
/** What the app reads too: more is refused before it takes memory. */
const MAX_BYTES = 1024 * MEGABYTE;
export const MAX_PROJECT_BYTES = 400 * MEGABYTE;

/**
 * The bytes of a file that the user named, or what comes through a pipe. Throws a `UserError` for one that is larger than
 * `most` bytes, before reading where that is known, and for a device, which may never end; `fail` tells any other fault.
 */
export async function readBytes(file: string, fail: (error: unknown) => never, most = MAX_BYTES): Promise<Uint8Array> {
  const found = await stat(file).catch(fail);
  const tooLarge = () => mistake('command.tooLarge', { path: file, limit: Math.floor(most / MEGABYTE) });
  if (found.size > most) throw tooLarge();
  if (found.isCharacterDevice() || found.isBlockDevice()) throw mistake('command.device', { path: file });
  if (found.isFile() || found.isDirectory()) {
    // Some files of the system have no size, and no end.
    const read = found.size > 0 || found.isDirectory() ? readFile(file) : pieces(file, most, tooLarge);
    return view(await read.catch(fail));
  }
  return pieces(file, most, tooLarge).catch(fail);
}

const view = ({ buffer, byteOffset, byteLength }: Uint8Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** Reads what comes until there is too much. */
async function pieces(file: string, most: number, tooLarge: () => Error): Promise<Uint8Array> {
  const read: Uint8Array[] = [];
  let size = 0;
  for await (const piece of createReadStream(file) as AsyncIterable<Uint8Array>) {
    size += piece.length;
    if (size > most) throw tooLarge();
    read.push(piece);
  }
  return view(Buffer.concat(read, size));
}
