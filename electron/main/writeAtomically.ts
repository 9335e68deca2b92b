import { randomUUID } from 'node:crypto';
import { chmod, open, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Replaces a file's contents as a whole: after a crash, a full disk or a pulled plug, the file holds either what it
 * held before or all of `bytes`. A link is followed, and the file keeps its permissions.
 */
export async function writeAtomically(file: string, bytes: Uint8Array): Promise<void> {
  const target = await realpath(file).catch(() => file);
  // In the same folder, because a rename is only atomic within one file system.
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${randomUUID().slice(0, 8)}.tmp`);
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await keepPermissions(target, temporary);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function keepPermissions(from: string, to: string): Promise<void> {
  const existing = await stat(from).catch(() => null);
  if (existing) await chmod(to, existing.mode);
}
