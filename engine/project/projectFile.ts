import { strToU8 } from 'fflate';
import { sizeOfShape } from '../layers/define/weights';
import { decodeUnicode } from '../tables/decodeText';
import { findTask } from '../tasks';
import { plainFileName } from './assetName';
import { fingerprint } from './fingerprint';
import { MAX_JSON_BYTES, MAX_JSON_MB, MAX_UNPACKED_BYTES, MAX_UNPACKED_MB } from './limits';
import { parseProjectText, projectOf } from './parseProject';
import type { Asset, Project } from './project';
import { PROJECT_VERSION, type ProjectJson } from './projectSchema';
import { refuse } from '../problem/problem';
import { storableEpochs } from './runs';
import { shownName } from './zip/entryName';
import { packBytes, storeBytes } from './zip/packBytes';
import { readZip } from './zip/readZip';
import { checkUnpacked, unpackBytes } from './zip/unpackBytes';
import { writeZip } from './zip/writeZip';
import type { PackedBytes } from './zip/zipFormat';

const PROJECT_ENTRY = 'project.json';
const WEIGHTS_ENTRY = 'model/weights.bin';
const DATA_FOLDER = 'data/';

/** A file of data as it lies in a project file, compressed once. Plain data. */
export type PackedAsset = PackedBytes;

/** A project file's content. */
export interface OpenedProject {
  readonly project: Project;
  /** The bytes of the project's assets, in their order; none where they lie outside. */
  readonly assets: readonly Uint8Array[];
}

/** A project file's content, with what saves the next writing its compression. */
export interface ReadProject extends OpenedProject {
  /** The assets as they lie in the file, of which they are views; as many as `assets`. */
  readonly packed: readonly PackedAsset[];
}

/** A project whose parts are kept apart from each other. */
export interface ProjectParts {
  /** As `projectText` gives it. */
  readonly text: string;
  /** In the order of the project's assets; none where they lie outside. */
  readonly assets: readonly Uint8Array[];
  readonly weights: Uint8Array | null;
}

/** The text of `project.json`: everything but the bytes of data and weights. */
export function projectText(project: Project): string {
  const { trained, assets, ...rest } = project;
  const { weightData: _weights, ...kept } = trained ?? { weightData: null };
  const json = {
    format: 'seqloom',
    version: PROJECT_VERSION,
    ...rest,
    assets: assets.map((asset) => ({ ...asset, name: plainFileName(asset.name) })),
    trained: trained ? { ...kept, history: storableEpochs(trained.history) } : null,
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

/** Compresses a file of data for `writeProject`, once. Throws a `UserError` when it is larger than a project may hold. */
export function packAsset(bytes: Uint8Array): PackedAsset {
  // The rest is left for project.json and the weights.
  const most = MAX_UNPACKED_BYTES - MAX_JSON_BYTES;
  if (bytes.length > most) return refuse('project.dataTooLarge', { limit: MAX_UNPACKED_MB - MAX_JSON_MB });
  return packBytes(bytes);
}

/**
 * Packs a project into one file: a zip of `project.json`, the assets under `data/` and the trained weights under
 * `model/weights.bin`. Packed assets are copied as they are. The same project gives the same bytes. Where `assetsInside` says so,
 * all assets must be given, in their order. Throws a `UserError` when the result could not be opened again.
 */
export function writeProject(project: Project, assets: readonly (Uint8Array | PackedAsset)[]): Uint8Array {
  const text = projectText(project);
  // What could not be opened again must not replace what can be.
  parseProjectText(text, project.name);
  const entries = [{ name: PROJECT_ENTRY, content: packBytes(strToU8(text)) }];
  for (const [i, { name }] of insideOf(project).entries()) {
    const asset = assets[i];
    if (!asset) throw new Error('A project whose data lies inside is written with its data.');
    const content = asset instanceof Uint8Array ? packAsset(asset) : asset;
    entries.push({ name: entryOf({ name: plainFileName(name) }), content });
  }
  if (project.trained) entries.push({ name: WEIGHTS_ENTRY, content: storeBytes(project.trained.weightData) });
  const unpacked = entries.reduce((sum, { content }) => sum + content.size, 0);
  if (unpacked > MAX_UNPACKED_BYTES) return refuse('project.dataTooLarge', { limit: MAX_UNPACKED_MB });
  return writeZip(entries);
}

/**
 * Opens a project file. Throws a `UserError` that says what is wrong when it is damaged, of a newer version, dangerous or
 * not a project at all; every byte of it is checked before any of it is handed out.
 */
export function readProject(bytes: Uint8Array, fileName: string): ReadProject {
  const { project, packed } = readPackedProject(bytes, fileName);
  const assets = packed.map((asset, i) => unpackBytes(asset, entryOf(project.assets[i] as Asset), fileName));
  return { project, assets, packed };
}

/** An asset of a project, from what the host unpacked `packed` to, or null where it could not. Throws a `UserError`. */
export function checkAsset(
  unpacked: Uint8Array | null,
  packed: PackedAsset,
  asset: Pick<Asset, 'name'>,
  file: string,
): Uint8Array {
  return checkUnpacked(unpacked, packed, entryOf(asset), file);
}

/** What the host hashed an asset to must be what the project says of it, where it does. Throws a `UserError`. */
export function checkHash(sha256: string, asset: Asset, file: string): void {
  if (asset.sha256 === null || asset.sha256 === sha256) return;
  refuse('project.damagedEntry', { file, entry: entryOf(asset) });
}

/** `readProject` but for the assets, which a host may unpack faster; `checkAsset` must see them then. */
export function readPackedProject(bytes: Uint8Array, fileName: string): Omit<ReadProject, 'assets'> {
  const entries = readZip(bytes, fileName);
  const packedText = entries.get(PROJECT_ENTRY);
  if (!packedText) return refuse('project.notAProject', { file: fileName });
  if (packedText.size > MAX_JSON_BYTES) return refuse('project.jsonTooLarge', { file: fileName, limit: MAX_JSON_MB });
  const json = parseProjectText(decodeJson(unpackBytes(packedText, PROJECT_ENTRY, fileName), fileName), fileName);

  const assetEntries = insideOf(json).map(entryOf);
  const known = new Set([PROJECT_ENTRY, ...assetEntries, ...(json.trained ? [WEIGHTS_ENTRY] : [])]);
  const unknown = [...entries.keys()].find((name) => !known.has(name));
  if (unknown !== undefined) return refuse('project.unknownEntry', { file: fileName, entry: shownName(unknown) });
  const packed = assetEntries.map((name) => entries.get(name));
  const packedWeights = entries.get(WEIGHTS_ENTRY);
  // What is missing or of a wrong size is told before anything is unpacked.
  checkSizes(json, { assets: packed.map((asset) => asset?.size), weights: packedWeights?.size }, fileName);
  const weights = packedWeights ? unpackBytes(packedWeights, WEIGHTS_ENTRY, fileName) : null;
  return { project: assemble(json, weights, fileName), packed: packed.flatMap((asset) => asset ?? []) };
}

/** The assets whose bytes lie in the project file. */
function insideOf({ assets, assetsInside }: Pick<Project, 'assets' | 'assetsInside'>): readonly Asset[] {
  return assetsInside ? assets : [];
}

const entryOf = ({ name }: Pick<Asset, 'name'>): string => DATA_FOLDER + name;

/** Puts a project together from parts that were kept apart, with the checks of `readProject`. Throws a `UserError`. */
export function readProjectParts({ text, assets, weights }: ProjectParts, fileName: string): OpenedProject {
  const json = parseProjectText(text, fileName);
  const inside = insideOf(json).map((_, i) => assets[i]);
  checkSizes(json, { assets: inside.map((bytes) => bytes?.length), weights: weights?.length }, fileName);
  return { project: assemble(json, weights, fileName), assets: inside.flatMap((bytes) => bytes ?? []) };
}

function decodeJson(bytes: Uint8Array, file: string): string {
  const decoded = decodeUnicode(bytes, PROJECT_ENTRY);
  if ('text' in decoded) return decoded.text;
  return refuse('project.encoding', { file, line: decoded.problem.line ?? 1 });
}

/** Compares the sizes of assets and weights with what the project says of them. */
function checkSizes(
  json: ProjectJson,
  received: { readonly assets: readonly (number | undefined)[]; readonly weights: number | undefined },
  file: string,
): void {
  const { trained } = json;
  for (const [i, { name, bytes }] of insideOf(json).entries()) {
    const size = received.assets[i];
    if (size === undefined) return refuse('project.noData', { file, data: name });
    if (bytes !== null && size !== bytes) {
      return refuse('project.dataSize', { file, data: name, received: size, expected: bytes });
    }
  }
  if (!trained) return;
  const needed = trained.weightSpecs.reduce((sum, { shape }) => sum + 4 * sizeOfShape(shape), 0);
  if (received.weights !== needed) {
    refuse('project.weightsSize', {
      file,
      received: received.weights ?? 0,
      needed: Math.min(needed, Number.MAX_VALUE),
    });
  }
}

function assemble(json: ProjectJson, weights: Uint8Array | null, file: string): Project {
  const trained = json.trained && weights ? { ...json.trained, weightData: weights } : null;
  const project = { ...projectOf(json), trained };
  checkFitted(project, file);
  return project;
}

/** What a training of this very model fitted to its columns belongs to its weights: without it forecasts are no numbers. */
function checkFitted({ graph, task, trained }: Project, file: string): void {
  if (!trained || trained.history.length === 0 || trained.fingerprint !== fingerprint(graph, task)) return;
  const lacking = findTask(task.id)
    .fittedColumns(task.recipe)
    .find((name) => !Object.hasOwn(trained.scalers, name) && !Object.hasOwn(trained.vocabularies, name));
  if (lacking !== undefined) refuse('project.notFitted', { file, column: lacking });
}
