import { randomBytes, randomUUID } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

// Exactly what `temporaryFor` makes, so that a damaged or forged record can never name a user's file.
const TEMPORARY = /^\.seqloom-[0-9a-f]{12}\.tmp$/;

let folder: string | null = null;

/**
 * Keeps a record of each temporary file or folder in `recordFolder` while it exists, from now on. First removes what
 * the records of a killed run still name, and nothing else. Resolves to what was removed.
 */
export async function keepWriteRecords(recordFolder: string): Promise<readonly string[]> {
  const removed: string[] = [];
  try {
    await mkdir(recordFolder, { recursive: true });
    for (const name of await readdir(recordFolder)) {
      const record = path.join(recordFolder, name);
      const temporary = await readFile(record, 'utf8');
      if (await isLeftOver(temporary)) {
        await rm(temporary, { recursive: true, force: true });
        removed.push(temporary);
      }
      await rm(record, { force: true });
    }
    folder = recordFolder;
  } catch (error) {
    // Without records a killed run may leave a file behind; that is no reason not to start.
    console.warn('write records', error);
  }
  return removed;
}

/** A name beside `target` that no file has, for what will be renamed to it: short, since its own may be as long as names can be. */
export function temporaryFor(target: string): string {
  // In the same folder, because a rename is only atomic within one file system.
  return path.join(path.dirname(target), `.seqloom-${randomBytes(6).toString('hex')}.tmp`);
}

/** Says that `temporary` is about to be made. Resolves to what ends the record, once it is gone. */
export async function recordWrite(temporary: string): Promise<() => Promise<void>> {
  if (folder === null) return () => Promise.resolve();
  const record = path.join(folder, randomUUID());
  // A full disk must not stop the saving before it was tried.
  await writeFile(record, path.resolve(temporary)).catch(() => undefined);
  return () => rm(record, { force: true });
}

async function isLeftOver(temporary: string): Promise<boolean> {
  if (!path.isAbsolute(temporary) || !TEMPORARY.test(path.basename(temporary))) return false;
  // Not through a link: what it leads to was never made here.
  const found = await lstat(temporary).catch(() => null);
  return found !== null && (found.isFile() || found.isDirectory());
}
