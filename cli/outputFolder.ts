import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { blameFile, mistake } from './mistake';

/** A file to write, with a path inside its folder. */
interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array | string;
}

/** Makes a folder where there is none. Done before long work, so that no result is lost to a wrong path. */
export async function prepareFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    const taken = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (taken) throw mistake('command.outIsFile', { path: folder });
    blameFile('cannotMakeFolder', folder)(error);
  });
}

/** Refuses a folder that holds something, so that an export never mixes with other files or replaces them. */
export async function requireEmptyFolder(folder: string): Promise<void> {
  await prepareFolder(folder);
  const names = await readdir(folder).catch(blameFile('cannotReadFolder', folder));
  if (names.length > 0) throw mistake('command.outNotEmpty', { path: folder });
}

/** Refuses a file that is there already, so that nothing is ever written over. */
export async function requireNewFile(file: string): Promise<void> {
  const found = await stat(file).catch((error: unknown) => {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return missing ? null : blameFile('cannotWrite', file)(error);
  });
  if (found) throw mistake('command.outExists', { path: file });
}

/** Writes files into a folder, making the folders between. */
export async function writeFiles(folder: string, files: readonly OutputFile[]): Promise<void> {
  for (const file of files) {
    await writeOutput(path.join(folder, ...file.path.split('/')), file.bytes);
  }
}

/** Writes one file, making its folder. */
export async function writeOutput(file: string, content: Uint8Array | string): Promise<void> {
  await prepareFolder(path.dirname(file));
  await writeFile(file, content).catch(blameFile('cannotWrite', file));
}
