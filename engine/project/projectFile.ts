import { strToU8, type Unzipped, unzipSync, zipSync } from 'fflate';
import { decodeText } from '../data/decodeText';
import { makeProblem, UserError } from '../problem/problem';
import { parseProjectText, projectOf } from './parseProject';
import type { Project } from './project';
import { PROJECT_VERSION, type ProjectJson } from './projectSchema';

const PROJECT_ENTRY = 'project.json';
const WEIGHTS_ENTRY = 'model/weights.bin';
const DATA_FOLDER = 'data/';
const MEGABYTE = 2 ** 20;
const MAX_UNPACKED_MB = 2048;

/** A project file's content. */
export interface OpenedProject {
  readonly project: Project;
  /** The bytes of the project's data file, or null when it has none. */
  readonly data: Uint8Array | null;
}

/** The text of `project.json`: everything but the bytes of data and weights. */
export function projectText(project: Project): string {
  const { trained, ...rest } = project;
  const { weightData: _weights, ...kept } = trained ?? { weightData: null };
  const json = { format: 'seqloom', version: PROJECT_VERSION, ...rest, trained: trained ? kept : null };
  return `${JSON.stringify(json, null, 2)}\n`;
}

/**
 * Packs a project into one file: a zip of `project.json`, the data file under `data/` and the trained weights under
 * `model/weights.bin`. The same project gives the same bytes.
 */
export function writeProject(project: Project, data: Uint8Array | null): Uint8Array {
  const entries: Record<string, Uint8Array> = { [PROJECT_ENTRY]: strToU8(projectText(project)) };
  if (project.dataFile !== null && data) entries[DATA_FOLDER + project.dataFile] = data;
  if (project.trained) entries[WEIGHTS_ENTRY] = project.trained.weightData;
  return zipSync(entries, { level: 6, mtime: new Date(Date.UTC(1980, 0, 2)) });
}

/** Opens a project file. Throws a `UserError` when it is truncated, of a newer version, or not one at all. */
export function readProject(bytes: Uint8Array, fileName: string): OpenedProject {
  const entries = unpack(bytes, fileName);
  const projectBytes = entries[PROJECT_ENTRY];
  if (!projectBytes) throw new UserError([makeProblem('project.notAProject', { file: fileName })]);
  const decoded = decodeText(projectBytes, PROJECT_ENTRY);
  if ('problem' in decoded) throw new UserError([decoded.problem]);
  const json = parseProjectText(decoded.text, fileName);
  const data = json.dataFile === null ? null : entries[DATA_FOLDER + json.dataFile];
  if (data === undefined) {
    throw new UserError([makeProblem('project.noData', { file: fileName, data: json.dataFile ?? '' })]);
  }
  return { project: { ...projectOf(json), trained: readTrained(json, entries[WEIGHTS_ENTRY], fileName) }, data };
}

function unpack(bytes: Uint8Array, fileName: string): Unzipped {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
  if (!isZip) throw new UserError([makeProblem('project.notAProject', { file: fileName })]);
  let unpacked = 0;
  try {
    return unzipSync(bytes, {
      filter: (entry) => {
        unpacked += entry.originalSize;
        if (unpacked > MAX_UNPACKED_MB * MEGABYTE) {
          throw new UserError([makeProblem('project.tooLarge', { file: fileName, limit: MAX_UNPACKED_MB })]);
        }
        return entry.name === PROJECT_ENTRY || entry.name === WEIGHTS_ENTRY || entry.name.startsWith(DATA_FOLDER);
      },
    });
  } catch (error) {
    if (error instanceof UserError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError([makeProblem('project.truncated', { file: fileName, reason })]);
  }
}

function readTrained(json: ProjectJson, weightData: Uint8Array | undefined, fileName: string): Project['trained'] {
  if (!json.trained) return null;
  const floats = json.trained.weightSpecs.reduce(
    (sum, spec) => sum + spec.shape.reduce((product, size) => product * size, 1),
    0,
  );
  if (weightData?.length !== floats * 4) {
    const reason = `${WEIGHTS_ENTRY} holds ${weightData?.length ?? 0} bytes, but the model needs ${floats * 4}`;
    throw new UserError([makeProblem('project.truncated', { file: fileName, reason })]);
  }
  return { ...json.trained, weightData };
}
