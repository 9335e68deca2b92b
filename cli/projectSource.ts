import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import {
  type Asset,
  checkHash,
  type OpenedProject,
  type PackedAsset,
  parseProjectJson,
  type Reading,
  readProject,
  readTable,
  type Table,
  tableAsset,
  UserError,
  makeProblem,
} from '#engine';
import { blameFile, fileReason, mistake } from './mistake';
import { isFile } from './modelFiles';
import { MAX_PROJECT_BYTES, readBytes } from './readBytes';

const PROJECT_JSON = 'project.json';

/** A project as found on disk. */
export interface LoadedProject extends OpenedProject {
  /** How it is called in messages. */
  readonly shownAs: string;
  /** The files that it was read from. */
  readonly files: readonly string[];
  /** The assets as they lie in the project file, where they do: written again without being compressed again. */
  readonly packed?: readonly PackedAsset[];
}

/** Loads a `.seqloom` file, or a folder of `project.json` and the data files it names. Throws a `UserError`. */
export async function loadProject(given: string): Promise<LoadedProject> {
  const found = await stat(given).catch(blameFile('cannotOpenProject', given));
  if (found.isDirectory()) return loadFolder(given);
  if (path.basename(given) === PROJECT_JSON) return loadFolder(path.dirname(given));
  const shownAs = path.basename(given);
  const opened = readProject(await readBytes(given, blameFile('cannotOpenProject', given), MAX_PROJECT_BYTES), shownAs);
  const { project } = opened;
  if (project.assetsInside) {
    project.assets.forEach((asset, i) => checkHash(sha256(opened.assets[i] as Uint8Array), asset, shownAs));
    return { ...opened, shownAs, files: [given] };
  }
  const assets = await Promise.all(project.assets.map((asset) => readBeside(given, asset)));
  return { project, assets, shownAs, files: [given, ...besides(path.dirname(given), project.assets)] };
}

/** Endings of other models' files, and of files of numbers. */
const OTHER_MODEL = /\.(keras|h5|hdf5|json|onnx|safetensors|npy|bin|pb|pkl|pickle|pt|pth)$/i;

/** Whether a path is to be opened as a project; a model that was made elsewhere is known by its ending or its folder. */
export async function isProject(given: string): Promise<boolean> {
  const found = await stat(given).catch(blameFile('cannotOpen', given));
  if (!found.isDirectory()) return path.basename(given) === PROJECT_JSON || !OTHER_MODEL.test(given);
  return (await isFile(path.join(given, PROJECT_JSON))) || !(await isFile(path.join(given, 'model.json')));
}

/** A data file that a project only refers to: the one of its name in the same folder, if its content is the same. */
async function readBeside(projectPath: string, { name: data, sha256: known }: Asset): Promise<Uint8Array> {
  const file = path.basename(projectPath);
  const bytes = await readBytes(path.join(path.dirname(projectPath), data), (error) => {
    fileReason(error); // anything but a file's fault is a bug and goes on
    throw new UserError([makeProblem('project.dataOutside', { file, data })]);
  });
  if (sha256(bytes) !== known) throw new UserError([makeProblem('project.dataChanged', { file, data })]);
  return bytes;
}

/** SHA-256 in hexadecimal, as assets have it. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function loadFolder(folder: string): Promise<LoadedProject> {
  const file = path.join(folder, PROJECT_JSON);
  const fail = (error: unknown): never => {
    const action = { code: 'file.cannotOpenProject' } as const;
    throw mistake('command.noProject', { action, path: file, reason: fileReason(error) });
  };
  const text = new TextDecoder().decode(await readBytes(file, fail, MAX_PROJECT_BYTES));
  const project = parseProjectJson(text, file);
  const readAsset = ({ name }: Asset): Promise<Uint8Array> =>
    readBytes(path.join(folder, name), (error) => {
      fileReason(error); // anything but a file's fault is a bug and goes on
      throw new UserError([makeProblem('project.noData', { file, data: name })]);
    });
  const assets = await Promise.all(project.assets.map(readAsset));
  return { project, assets, shownAs: file, files: [file, ...besides(folder, project.assets)] };
}

const besides = (folder: string, assets: readonly Asset[]): string[] =>
  assets.map(({ name }) => path.join(folder, name));

/** The project's own data as a table. Throws a `UserError` when it has none or it cannot be read. */
export function tableOf(loaded: LoadedProject): Table {
  const bytes = tableBytes(loaded);
  const name = tableAsset(loaded.project)?.name ?? '–';
  if (!bytes) throw new UserError([makeProblem('project.noData', { file: loaded.shownAs, data: name })]);
  return tableFrom(bytes, name, tableAsset(loaded.project)?.reading);
}

/** The bytes of the project's table; null when it has none. */
export function tableBytes({ project, assets }: LoadedProject): Uint8Array | null {
  const asset = tableAsset(project);
  return (asset && assets[project.assets.indexOf(asset)]) ?? null;
}

/** A data file's bytes as a table, read as `given` settles it. Throws a `UserError` with every mistake in it. */
export function tableFrom(bytes: Uint8Array, fileName: string, given?: Partial<Reading>): Table {
  const { table, problems } = readTable(bytes, fileName, given);
  if (!table) throw new UserError(problems);
  return table;
}
