import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { blameFile, mistake } from './mistake';
import { readBytes } from './readBytes';

/** A file of a model that was made elsewhere; its name has `/` between folders. */
export interface ModelFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a folder is searched for; shards of weights may lack an ending. */
const MODEL_FILE = /\.(json|bin|keras|h5|hdf5|onnx|safetensors|npy|pb|pkl|pickle|pt|pth)$|shard\d+of\d+$/i;
/** All files together. More is refused before it takes memory; readers have limits of their own. */
const MAX_BYTES = 2 ** 29;
const MAX_FILES = 2000;

/**
 * Reads a model's file, or the files of its folder. With a tf.js `model.json` come the shards that it names, as far as they
 * lie in its folder; with a Keras architecture the weights file that was named for it. Throws a `UserError`.
 */
export async function readModelFiles(given: string, weights?: string): Promise<readonly ModelFile[]> {
  const found = await stat(given).catch(blameFile('cannotOpen', given));
  const paths = found.isDirectory() ? await filesOf(given) : [given];
  const files = await readAll(weights === undefined ? paths : [...paths, weights]);
  const [only] = files;
  if (found.isDirectory() || !only || !/\.json$/i.test(only.name)) return files;
  const folder = path.dirname(given);
  const shards = shardNames(only.bytes).map((name) => path.join(folder, name));
  const there = await Promise.all(shards.map(isFile));
  // A shard that is missing is told of by the reader, which knows what it is for.
  const known = shards.filter((_, i) => there[i]);
  return [...files, ...(await readAll(known, folder))];
}

/** Whether there is such a file. */
export async function isFile(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  return found?.isFile() ?? false;
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(blameFile('cannotReadFolder', folder));
  const names = entries.filter((entry) => entry.isFile() && MODEL_FILE.test(entry.name)).map((entry) => entry.name);
  if (names.length > 0) return names.sort().map((name) => path.join(folder, name));
  throw mistake('command.noModel', { path: folder });
}

async function readAll(paths: readonly string[], folder?: string): Promise<ModelFile[]> {
  const files: ModelFile[] = [];
  let total = 0;
  for (const file of paths) {
    const bytes = await readBytes(file, blameFile('cannotRead', file), MAX_BYTES - total);
    total += bytes.length;
    const name = folder === undefined ? path.basename(file) : path.relative(folder, file).split(path.sep).join('/');
    files.push({ name, bytes });
  }
  if (files.length > MAX_FILES) throw mistake('command.manyFiles', { limit: MAX_FILES });
  return files;
}

/** The shards that a `model.json` names inside its own folder; none where the file is something else. */
function shardNames(bytes: Uint8Array): readonly string[] {
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return [];
  }
  const manifest = (content as { weightsManifest?: unknown } | null)?.weightsManifest;
  if (!Array.isArray(manifest)) return [];
  const names = manifest.flatMap((group: unknown) => {
    const paths = (group as { paths?: unknown } | null)?.paths;
    return Array.isArray(paths) ? paths.filter((name): name is string => typeof name === 'string') : [];
  });
  const inside = (name: string): boolean => !/^[\\/]|^[a-z]:|\\|(^|\/)\.\.(\/|$)|\0/i.test(name) && name !== '';
  return [...new Set(names.filter(inside))].slice(0, MAX_FILES);
}
