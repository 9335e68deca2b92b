import { strToU8 } from 'fflate';
import { decodeText } from '../tables/decodeText';
import { windowColumns } from '../tasks/forecasting/windowSignature';
import { plainFileName } from './dataFileName';
import { MAX_JSON_BYTES, MAX_JSON_MB, MAX_UNPACKED_BYTES, MAX_UNPACKED_MB } from './limits';
import { parseProjectText, projectOf } from './parseProject';
import type { Project } from './project';
import { PROJECT_VERSION, type ProjectJson } from './projectSchema';
import { refuse } from './refuse';
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

/** A data file as it lies in a project file, compressed once. Plain data. */
export type PackedData = PackedBytes;

/** A project file's content. */
export interface OpenedProject {
  readonly project: Project;
  /** The bytes of the project's data file; null when it has none or they lie outside. */
  readonly data: Uint8Array | null;
}

/** A project file's content, with what saves the next writing its compression. */
export interface ReadProject extends OpenedProject {
  /** As it lies in the file, of which it is a view; null exactly when `data` is. */
  readonly packedData: PackedData | null;
}

/** A project whose parts are kept apart from each other. */
export interface ProjectParts {
  /** As `projectText` gives it. */
  readonly text: string;
  readonly data: Uint8Array | null;
  readonly weights: Uint8Array | null;
}

/** The text of `project.json`: everything but the bytes of data and weights. */
export function projectText(project: Project): string {
  const { trained, dataFile, expects, ...rest } = project;
  const { weightData: _weights, ...kept } = trained ?? { weightData: null };
  const json = {
    format: 'seqloom',
    version: PROJECT_VERSION,
    ...rest,
    expects: expects && windowColumns(expects),
    dataFile: dataFile === null ? null : plainFileName(dataFile),
    trained: trained ? { ...kept, history: storableEpochs(trained.history) } : null,
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

/** Compresses a data file for `writeProject`, once. Throws a `UserError` when it is larger than a project may hold. */
export function packData(data: Uint8Array): PackedData {
  // The rest is left for project.json and the weights.
  const most = MAX_UNPACKED_BYTES - MAX_JSON_BYTES;
  if (data.length > most) return refuse('project.dataTooLarge', { limit: MAX_UNPACKED_MB - MAX_JSON_MB });
  return packBytes(data);
}

/**
 * Packs a project into one file: a zip of `project.json`, the data file under `data/` and the trained weights under
 * `model/weights.bin`. Packed data is copied as it is. The same project gives the same bytes. Data must be given exactly
 * when `dataInside` says so and there is a data file. Throws a `UserError` when the result could not be opened again.
 */
export function writeProject(project: Project, data: Uint8Array | PackedData | null): Uint8Array {
  const text = projectText(project);
  // What could not be opened again must not replace what can be.
  parseProjectText(text, project.name);
  const entries = [{ name: PROJECT_ENTRY, content: packBytes(strToU8(text)) }];
  if (project.dataFile !== null && project.dataInside) {
    if (!data) throw new Error('A project whose data lies inside is written with its data.');
    const content = data instanceof Uint8Array ? packData(data) : data;
    entries.push({ name: DATA_FOLDER + plainFileName(project.dataFile), content });
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
  const { project, packedData } = readPackedProject(bytes, fileName);
  const data = packedData && unpackBytes(packedData, DATA_FOLDER + project.dataFile, fileName);
  return { project, data, packedData };
}

/** The data file of a project, from what the host unpacked `packed` to, or null where it could not. Throws a `UserError`. */
export function checkData(unpacked: Uint8Array | null, packed: PackedData, project: Project, file: string): Uint8Array {
  return checkUnpacked(unpacked, packed, DATA_FOLDER + project.dataFile, file);
}

/** `readProject` but for the data, which a host may unpack faster; `checkData` must see them then. */
export function readPackedProject(bytes: Uint8Array, fileName: string): Omit<ReadProject, 'data'> {
  const entries = readZip(bytes, fileName);
  const packedText = entries.get(PROJECT_ENTRY);
  if (!packedText) return refuse('project.notAProject', { file: fileName });
  if (packedText.size > MAX_JSON_BYTES) return refuse('project.jsonTooLarge', { file: fileName, limit: MAX_JSON_MB });
  const json = parseProjectText(decodeJson(unpackBytes(packedText, PROJECT_ENTRY, fileName), fileName), fileName);

  const dataEntry = json.dataFile === null || !json.dataInside ? null : DATA_FOLDER + json.dataFile;
  const known = [PROJECT_ENTRY, dataEntry, json.trained ? WEIGHTS_ENTRY : null];
  const unknown = [...entries.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined) return refuse('project.unknownEntry', { file: fileName, entry: shownName(unknown) });
  const packedData = dataEntry === null ? null : (entries.get(dataEntry) ?? null);
  const packedWeights = entries.get(WEIGHTS_ENTRY);
  // What is missing or of a wrong size is told before anything is unpacked.
  checkSizes(json, { data: packedData?.size, weights: packedWeights?.size }, fileName);
  const weights = packedWeights ? unpackBytes(packedWeights, WEIGHTS_ENTRY, fileName) : null;
  return { project: assemble(json, weights), packedData };
}

/** Puts a project together from parts that were kept apart, with the checks of `readProject`. Throws a `UserError`. */
export function readProjectParts({ text, data, weights }: ProjectParts, fileName: string): OpenedProject {
  const json = parseProjectText(text, fileName);
  checkSizes(json, { data: data?.length, weights: weights?.length }, fileName);
  return {
    project: assemble(json, weights),
    data: json.dataFile === null || !json.dataInside ? null : data,
  };
}

function decodeJson(bytes: Uint8Array, file: string): string {
  const decoded = decodeText(bytes, PROJECT_ENTRY);
  if ('text' in decoded) return decoded.text;
  return refuse('project.encoding', { file, line: decoded.problem.line ?? 1 });
}

interface PartSizes {
  readonly data: number | undefined;
  readonly weights: number | undefined;
}

/** Compares the sizes of data and weights with what the project says of them. */
function checkSizes(json: ProjectJson, received: PartSizes, file: string): void {
  const { dataFile, dataInside, dataSize, trained } = json;
  if (dataFile !== null && dataInside) {
    if (received.data === undefined) return refuse('project.noData', { file, data: dataFile });
    if (dataSize !== null && received.data !== dataSize) {
      return refuse('project.dataSize', { file, data: dataFile, received: received.data, expected: dataSize });
    }
  }
  if (!trained) return;
  const needed = trained.weightSpecs.reduce(
    (sum, spec) => sum + 4 * spec.shape.reduce((product, size) => product * size, 1),
    0,
  );
  if (received.weights !== needed) {
    refuse('project.weightsSize', {
      file,
      received: received.weights ?? 0,
      needed: Math.min(needed, Number.MAX_VALUE),
    });
  }
}

function assemble(json: ProjectJson, weights: Uint8Array | null): Project {
  const trained = json.trained && weights ? { ...json.trained, weightData: weights } : null;
  return { ...projectOf(json), trained };
}
