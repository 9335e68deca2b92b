import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ModelFiles } from '../ipc/contract';
import { DesktopFailure, explainFileError } from './desktopFailure';
import { plainFileSize } from './plainFile';

const MAX_MODEL_MB = 384;
/** All files of a model together, as the page's reader takes them. Larger ones are refused before they take memory. */
export const MAX_MODEL_BYTES = MAX_MODEL_MB * 2 ** 20;
const MAX_MODEL_FILES = 2000;

/**
 * What a folder is searched for: the files of Keras and tf.js models, whose shards may lack an ending, and those of other
 * tools, so that the app can say why it does not open them.
 */
const MODEL_FILE = /\.(json|bin|keras|h5|hdf5|onnx|safetensors|pb|pkl|pickle|pt|pth)$|shard\d+of\d+$/i;

/** Reads files that the user chose together. */
export async function readModelFiles(files: readonly string[]): Promise<ModelFiles> {
  return read(path.basename(files[0] ?? ''), files);
}

/** Reads the files of a model in a folder that the user chose; folders inside it are left alone, links as well. */
export async function readModelFolder(folder: string): Promise<ModelFiles> {
  const name = path.basename(folder);
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw explainFileError(error, name);
  });
  const files = entries.filter((entry) => entry.isFile() && MODEL_FILE.test(entry.name));
  if (files.length === 0) {
    throw new DesktopFailure('no-model', name);
  }
  return read(
    name,
    files.map((entry) => path.join(folder, entry.name)),
  );
}

async function read(name: string, files: readonly string[]): Promise<ModelFiles> {
  let total = 0;
  try {
    for (const file of files) total += await plainFileSize(file);
    if (total > MAX_MODEL_BYTES || files.length > MAX_MODEL_FILES) {
      throw new DesktopFailure('model-too-large', name, { limit: MAX_MODEL_MB, files: MAX_MODEL_FILES });
    }
    const found: { name: string; bytes: Uint8Array }[] = [];
    for (const file of files) {
      found.push({ name: path.basename(file), bytes: new Uint8Array(await readFile(file)) });
    }
    return { name, files: found };
  } catch (error) {
    throw explainFileError(error, name);
  }
}
