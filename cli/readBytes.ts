import { constants } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
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
    const isPlain = found.size > 0 || found.isDirectory();
    const read = isPlain ? readFile(file) : pieces(file, { most, tooLarge, isPipe: false });
    return view(await read.catch(fail));
  }
  return pieces(file, { most, tooLarge, isPipe: true }).catch(fail);
}

const view = ({ buffer, byteOffset, byteLength }: Uint8Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** Bytes that are asked for at once, and milliseconds between two looks at a pipe that has none. */
const PIECE_BYTES = 2 ** 16;
const LOOK_EVERY_MS = 20;
/** A pipe into which nobody has written by then is given up. */
const PATIENCE_MS = 2000;

interface Reading {
  readonly most: number;
  readonly tooLarge: () => Error;
  readonly isPipe: boolean;
}

/** Reads what comes until there is too much. Of a pipe a first byte is waited for, and not for ever. */
async function pieces(file: string, { most, tooLarge, isPipe }: Reading): Promise<Uint8Array> {
  // Without this, opening a pipe that nobody writes into would itself never end. Windows has neither.
  const handle = await open(file, constants.O_RDONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0));
  try {
    const read: Uint8Array[] = [];
    const startMs = performance.now();
    for (let size = 0; ; ) {
      const piece = await handle.read(new Uint8Array(PIECE_BYTES)).catch(whileEmpty);
      if (piece && piece.bytesRead > 0) {
        size += piece.bytesRead;
        if (size > most) throw tooLarge();
        read.push(piece.buffer.subarray(0, piece.bytesRead));
      } else if (piece && (size > 0 || !isPipe)) {
        return view(Buffer.concat(read, size));
      } else {
        if (size === 0 && performance.now() - startMs > PATIENCE_MS)
          throw mistake('command.silentPipe', { path: file });
        await setTimeout(LOOK_EVERY_MS);
      }
    }
  } finally {
    await handle.close();
  }
}

/** Nothing, where a pipe has a writer and no bytes yet. */
function whileEmpty(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return null;
  throw error;
}
