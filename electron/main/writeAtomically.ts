import { constants } from 'node:fs';
import * as fs from 'node:fs/promises';
import path from 'node:path';
import { DesktopFailure } from './desktopFailure';
import { recordWrite, temporaryFor } from './writeRecords';

/** The part of the file system that writing a file needs. */
export type FileSystem = Pick<typeof fs, 'access' | 'open' | 'realpath' | 'rename' | 'rm' | 'stat'>;

// What runs for a file, so that the next write of the same file waits for it.
const writing = new Map<string, Promise<void>>();

/**
 * Replaces a file's contents as a whole: after a crash, a full disk or a pulled plug, the file holds either what it
 * held before or all of `bytes`, and once this resolves it holds `bytes` for good. A link is followed, the file keeps
 * its permissions, and one that may not be written is not replaced. Writes of the same file run one after another.
 */
export async function writeAtomically(file: string, bytes: Uint8Array, system: FileSystem = fs): Promise<void> {
  // Queued before anything is awaited: the order of the calls is the order of the writes.
  const named = path.resolve(file);
  const done = (writing.get(named) ?? Promise.resolve()).then(() => replace(named, bytes, system));
  const settled = done.catch(() => undefined);
  writing.set(named, settled);
  try {
    await done;
  } finally {
    if (writing.get(named) === settled) writing.delete(named);
  }
}

async function replace(named: string, bytes: Uint8Array, system: FileSystem): Promise<void> {
  const target = await system.realpath(named).catch(() => named);
  const existing = await system.stat(target).catch(() => null);
  if (existing && !existing.isFile()) throw new DesktopFailure('not-a-file', path.basename(named));
  // A rename asks only for the folder's permission, and so would replace a file that is protected.
  if (existing) await system.access(target, constants.W_OK);
  const temporary = temporaryFor(target);
  const endRecord = await recordWrite(temporary);
  try {
    const handle = await system.open(temporary, 'wx');
    try {
      await handle.writeFile(bytes);
      if (existing) await handle.chmod(existing.mode);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await system.rename(temporary, target);
  } catch (error) {
    await system.rm(temporary, { force: true });
    throw error;
  } finally {
    await endRecord();
  }
  await flushFolder(path.dirname(target), system);
}

/** Makes the rename itself last over a power cut. Windows cannot open a folder, some file systems cannot flush one. */
async function flushFolder(folder: string, system: FileSystem): Promise<void> {
  const handle = await system.open(folder, 'r').catch(() => null);
  if (!handle) return;
  try {
    await handle.sync();
  } catch {
    // The contents are safe; only when the new name becomes lasting is left to the system.
  } finally {
    await handle.close();
  }
}
