import { constants } from 'node:fs';
import { access, chmod, mkdir, open, readdir, realpath, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { blameFile, mistake } from './mistake';
import { clearLeftOvers, temporaryFor } from './temporaryFiles';

// Whatever a command writes appears whole or not at all: it is written under a temporary name in the same folder, and takes
// its own name when all of it is on the disk. A full disk or a crash leaves what stood there before. What a killed process left
// under such a name is removed by the next that writes in the folder.

/** What a file is to hold, by the path that it is written to. */
export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array | string;
}

/** Makes a folder where there is none. */
async function prepareFolder(folder: string): Promise<void> {
  await makeFolders(path.resolve(folder)).catch((error: unknown) => {
    const taken = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (taken) throw mistake('command.outIsFile', { path: folder });
    blameFile('cannotMakeFolder', folder)(error);
  });
  await clearLeftOvers(path.resolve(folder));
}

/** Makes a folder and those above it, one by one: Node's own way to do that never ends where the system takes none, as below /proc. */
async function makeFolders(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const there = await stat(folder).catch(() => null);
    if (there?.isDirectory()) return;
    if (!isMissing(error) || path.dirname(folder) === folder) throw error;
    await makeFolders(path.dirname(folder));
    await mkdir(folder);
  }
}

/**
 * Makes the folder of some results and finds out, before long work, whether they can be written there. Throws a mistake where
 * they cannot, or where one of them would take the place of an input.
 */
export async function prepareResults(
  folder: string,
  names: readonly string[],
  inputs: readonly string[],
): Promise<void> {
  await prepareFolder(folder);
  for (const name of names) await prepareFile(path.join(folder, name), inputs);
}

/**
 * Makes the folder of a file and finds out, before long work, whether the file can be written; one that is there is to be
 * replaced. Throws a mistake where it cannot, or where it is an input.
 */
export async function prepareFile(file: string, inputs: readonly string[] = []): Promise<void> {
  await prepareFolder(path.dirname(file));
  const there = await statOf(file);
  if (there?.isDirectory()) throw mistake('command.outIsFolder', { path: file });
  for (const input of inputs) {
    const read = await statOf(input);
    const isSame = there && read && there.dev === read.dev && there.ino === read.ino;
    if (isSame) throw mistake('command.outIsInput', { path: file });
  }
  if (there) await access(file, constants.W_OK).catch(blameFile('cannotWrite', file));
  if (there && !there.isFile()) return;
  const probe = temporaryFor(await targetOf(file));
  await writeFile(probe, '', { flag: 'wx' }).catch(blameFile('cannotWrite', file));
  await rm(probe, { force: true });
}

/** As `prepareFile`, but refuses a file that is there. */
export async function prepareNewFile(file: string): Promise<void> {
  if (await statOf(file)) throw mistake('command.outExists', { path: file });
  await prepareFile(file);
}

/** Finds out, before long work, whether a folder can be made; one that is there must be empty, so that nothing gets mixed. */
export async function prepareNewFolder(folder: string): Promise<void> {
  const there = await statOf(folder);
  if (there && !there.isDirectory()) throw mistake('command.outIsFile', { path: folder });
  const names = there ? await readdir(folder).catch(blameFile('cannotReadFolder', folder)) : [];
  if (names.length > 0) throw mistake('command.outNotEmpty', { path: folder });
  const parent = path.dirname(path.resolve(folder));
  await prepareFolder(parent);
  await access(parent, constants.W_OK).catch(blameFile('cannotMakeFolder', folder));
}

/** Writes files; all of them are on the disk before the first takes its name. */
export async function writeFiles(files: readonly OutputFile[]): Promise<void> {
  const written: { readonly temporary: string; readonly target: string; readonly file: string }[] = [];
  try {
    for (const { path: file, bytes } of files) {
      await prepareFolder(path.dirname(file));
      const there = await statOf(file);
      // A pipe or a device takes what comes; only files can be replaced.
      if (there && !there.isFile()) {
        await writeFile(file, bytes).catch(blameFile('cannotWrite', file));
        continue;
      }
      const target = await targetOf(file);
      const temporary = temporaryFor(target);
      written.push({ temporary, target, file });
      await writeWhole(temporary, bytes).catch(blameFile('cannotWrite', file));
      if (there) await chmod(temporary, there.mode);
    }
    for (const { temporary, target, file } of written) {
      await rename(temporary, target).catch(blameFile('cannotWrite', file));
    }
  } finally {
    for (const { temporary } of written) await rm(temporary, { force: true });
  }
}

/** Writes files, with paths inside of it, into a new folder, which appears with all of them. */
export async function writeFolder(folder: string, files: readonly OutputFile[]): Promise<void> {
  const building = temporaryFor(path.resolve(folder));
  try {
    for (const file of files) {
      const target = path.join(building, ...file.path.split('/'));
      await mkdir(path.dirname(target), { recursive: true });
      await writeWhole(target, file.bytes);
    }
    // An empty one may be there.
    await rmdir(folder).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
    });
    await rename(building, folder);
  } catch (error) {
    blameFile('cannotWrite', folder)(error);
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

/** Writes a file to the end and waits until the disk has it. */
async function writeWhole(file: string, bytes: Uint8Array | string): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What a name leads to: links stay links. */
const targetOf = (file: string): Promise<string> => realpath(file).catch(() => path.resolve(file));

/** Whether something is there under a name. */
export const exists = async (file: string): Promise<boolean> => (await statOf(file)) !== null;

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** What is there under a name; null for nothing. */
function statOf(file: string) {
  return stat(file).catch((error: unknown) => (isMissing(error) ? null : blameFile('cannotWrite', file)(error)));
}
