import { stat } from 'node:fs/promises';
import path from 'node:path';
import { DesktopFailure } from './desktopFailure';

/**
 * The bytes of a file, whatever link leads to it. A `DesktopFailure` for what is none: reading a pipe or a device may never
 * end, and a write would put a file in its place.
 */
export async function plainFileSize(file: string): Promise<number> {
  const found = await stat(file);
  if (!found.isFile()) throw new DesktopFailure('not-a-file', path.basename(file));
  return found.size;
}
