import {
  type Problem,
  type Project,
  type RunRecord,
  type Table,
  tableAsset,
  tableHash,
  type TableSource,
  type TrainedModel,
} from '#engine';
import { modelFingerprint } from './modelFingerprint';

/** All of a project that undo restores: what the user has made, without what was computed from it. Never mutated. */
export type Document = Omit<Project, 'trained' | 'runs'>;

/** A data file that was read. */
export interface DataFile {
  /** The file as it will be saved, or null while there is none. */
  readonly dataBytes: Uint8Array | null;
  /** The file as columns, or null while there is none or it could not be read. */
  readonly table: Table | null;
  /** What was wrong or noteworthy when the file was read. */
  readonly tableProblems: readonly Problem[];
  /** How the table was made of the file. */
  readonly tableSource?: TableSource | null;
}

/** What belongs to states of the document and was not made by hand: stored once, and in no undo step. */
export interface Artifacts {
  /** By the hash in the document that stands on it, and by how it is read there. */
  readonly data: ReadonlyMap<string, DataFile>;
  /** With the hash of the data they were fitted to; those used last come first. */
  readonly weights: readonly { readonly trained: TrainedModel; readonly dataHash: string | null }[];
  /** Trainings, the oldest first. */
  readonly runs: readonly RunRecord[];
}

const NO_DATA: DataFile = { dataBytes: null, table: null, tableProblems: [] };

/** Trainings whose weights are kept; those of more would fill the memory. */
const MAX_KEPT_WEIGHTS = 4;

/** What data are kept under: their hash, and what is settled of how they are read. */
function keyOf(document: Pick<Project, 'assets'>): string {
  const { reading = {} } = tableAsset(document) ?? {};
  const hash = tableHash(document) ?? '';
  return Object.keys(reading).length === 0 ? hash : `${hash} ${JSON.stringify(reading)}`;
}

/** The project that each document made last. */
const composed = new WeakMap<Document, Project>();

/** A project taken apart. */
export function splitProject(project: Project): { readonly document: Document; readonly artifacts: Artifacts } {
  const { trained, runs, ...document } = project;
  composed.set(document, project);
  const weights = trained ? [{ trained, dataHash: tableHash(document) }] : [];
  return { document, artifacts: { data: new Map(), weights, runs } };
}

/** The project that a document makes with its artifacts: the same object as long as all of them are the same. */
export function projectOf(document: Document, artifacts: Artifacts): Project {
  const trained = weightsFor(document, artifacts);
  const { runs } = artifacts;
  const known = composed.get(document);
  if (known?.trained === trained && known.runs === runs) return known;
  const project = { ...document, trained, runs };
  composed.set(document, project);
  return project;
}

/** The weights that fit a document, those of its own data first; else those used last, which are then out of date. */
function weightsFor(document: Document, { weights }: Artifacts): TrainedModel | null {
  const [latest] = weights;
  if (!latest) return null;
  const model = modelFingerprint(document);
  const fitting = weights.filter(({ trained }) => trained.fingerprint === model);
  return (fitting.find((kept) => kept.dataHash === tableHash(document)) ?? fitting[0] ?? latest).trained;
}

/** The data that a document stands on. */
export function dataOf(document: Document, { data }: Artifacts): DataFile {
  return data.get(keyOf(document)) ?? NO_DATA;
}

/** The artifacts with a data file beside the others. */
export function withData(artifacts: Artifacts, document: Pick<Project, 'assets'>, file: DataFile): Artifacts {
  return { ...artifacts, data: new Map([...artifacts.data, [keyOf(document), file]]) };
}

/** The artifacts without data that none of the documents stands on. */
export function keepDataOf(documents: readonly Document[], artifacts: Artifacts): Artifacts {
  const needed = new Set(documents.map(keyOf));
  const data = [...artifacts.data].filter(([key]) => needed.has(key));
  return data.length === artifacts.data.size ? artifacts : { ...artifacts, data: new Map(data) };
}

/** The artifacts with weights as those used last. New ones take the place of older ones of the same model and data. */
export function withWeights(artifacts: Artifacts, trained: TrainedModel, dataHash: string | null): Artifacts {
  const { weights } = artifacts;
  const used = weights.find((kept) => kept.trained === trained) ?? { trained, dataHash };
  if (used === weights[0]) return artifacts;
  const isOther = (kept: typeof used): boolean =>
    kept !== used && (kept.trained.fingerprint !== trained.fingerprint || kept.dataHash !== used.dataHash);
  const all = [used, ...weights.filter(isOther)];
  // Imported weights share their bytes with what is adopted from them for another recipe.
  const bytes = [...new Set(all.map((kept) => kept.trained.weightData))].slice(0, MAX_KEPT_WEIGHTS);
  return { ...artifacts, weights: all.filter((kept) => bytes.includes(kept.trained.weightData)) };
}
