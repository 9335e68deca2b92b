import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ExportedFile } from '../ipc/contract';
import { explainFileError } from './desktopFailure';
import { recordWrite, temporaryFor } from './writeRecords';

/**
 * Writes files into a new folder `name` inside `parent`, or `name 2`, `name 3` … where that one is taken: an export
 * never mixes with what is there. All files appear at once, or none. Resolves to the new folder.
 *
 * The paths of `files` must have been checked: relative, and without a step upwards.
 */
export async function exportFolder(parent: string, name: string, files: readonly ExportedFile[]): Promise<string> {
  const building = temporaryFor(path.join(parent, name));
  const endRecord = await recordWrite(building);
  try {
    await mkdir(building);
    for (const file of files) {
      const target = path.join(building, ...file.path.split('/'));
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, file.bytes);
    }
    const folder = path.join(parent, await freeName(parent, name));
    await rename(building, folder);
    return folder;
  } catch (error) {
    await rm(building, { recursive: true, force: true });
    throw explainFileError(error, name);
  } finally {
    await endRecord();
  }
}

async function freeName(parent: string, name: string): Promise<string> {
  const taken = new Set((await readdir(parent)).map((entry) => entry.toLowerCase()));
  const candidate = (count: number) => (count === 1 ? name : `${name} ${count}`);
  let count = 1;
  while (taken.has(candidate(count).toLowerCase())) count += 1;
  return candidate(count);
}
