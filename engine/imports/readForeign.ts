import { UserError } from '../problem/problem';
import { refuse } from '../project/refuse';
import type { Hdf5 } from '../exports/kerasFile/memoryFile';
import { attachWeights } from './keras/attachWeights';
import { entryOf, parseJsonBytes, textOf } from './keras/json';
import { MAX_MODEL_BYTES, MAX_MODEL_MB } from './keras/limits';
import { lossName } from './keras/lossName';
import { lookIntoHdf5, readHdf5Model, readHdf5Weights } from './keras/readHdf5Model';
import { readKerasZip } from './keras/readKerasZip';
import { readTopology } from './keras/readTopology';
import { isTfjsModel, readTfjs } from './tfjs/readTfjs';
import type { ForeignFile, ForeignModel } from './foreignModel';
import { fileForm, type FileForm } from './fileForm';

/** A model among the files, not read yet. */
interface Candidate {
  readonly file: string;
  readonly read: () => ForeignModel;
}

/**
 * Reads a model that tf.js or Keras saved, from all files that belong to it: a `.keras` file; an HDF5 file; `model.json` and
 * its shards; or a Keras architecture with or without a weights file. What a file is, its content says, not its name; files
 * that belong to no model, such as a README, are passed over. `hdf5` must be ready. Throws a `UserError`.
 */
export function readForeign(files: readonly ForeignFile[], hdf5: Hdf5): ForeignModel {
  checkSizes(files);
  const forms = files.map((file) => ({ ...file, form: fileForm(file.bytes) }));
  const [first, second] = findCandidates(forms, hdf5);
  if (first && second) return refuse('import.severalModels', { first: first.file, second: second.file });
  return first ? first.read() : refuseAll(forms, hdf5);
}

type FormedFile = ForeignFile & { readonly form: FileForm };

function checkSizes(files: readonly ForeignFile[]): void {
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (total <= MAX_MODEL_BYTES) return;
  const largest = files.reduce((a, b) => (b.bytes.length > a.bytes.length ? b : a));
  refuse('import.tooLarge', { file: largest.name, size: Math.ceil(total / 2 ** 20), limit: MAX_MODEL_MB });
}

function findCandidates(files: readonly FormedFile[], hdf5: Hdf5): readonly Candidate[] {
  const found: Candidate[] = [];
  const weights: ForeignFile[] = [];
  for (const { name: file, bytes, form } of files) {
    if (form === 'zip') found.push({ file, read: () => readKerasZip(hdf5, bytes, file) });
    if (form !== 'hdf5') continue;
    const kind = lookIntoHdf5(hdf5, bytes, file);
    if (kind === 'model') found.push({ file, read: () => readHdf5Model(hdf5, bytes, file) });
    if (kind === 'weights') weights.push({ name: file, bytes });
  }
  // Beside a model that was found already, any JSON file may lie, whatever it holds.
  return found.length > 0 ? found : findInTexts(files, weights, hdf5);
}

function findInTexts(files: readonly FormedFile[], weights: readonly ForeignFile[], hdf5: Hdf5): readonly Candidate[] {
  const parsed = files.filter(({ form }) => form === 'json').map(parseText);
  const versions = parsed.map(({ content }) => textOf(content, 'keras_version'));
  const version = versions.find((text) => text !== null) ?? null;
  const found = parsed.flatMap(({ file, content }): Candidate[] => {
    if (isTfjsModel(content)) return [{ file, read: () => readTfjs(content, file, files) }];
    if (textOf(content, 'class_name') === null || entryOf(content, 'config') === undefined) return [];
    return [{ file, read: () => readArchitecture(content, file, version, weights, hdf5) }];
  });
  const fault = parsed.find(({ error }) => error !== null)?.error;
  if (found.length === 0 && fault) throw fault;
  return found;
}

interface ParsedText {
  readonly file: string;
  readonly content: unknown;
  /** Why it could not be parsed, which matters only when no other file holds a model. */
  readonly error: UserError | null;
}

function parseText({ name: file, bytes }: ForeignFile): ParsedText {
  try {
    return { file, content: parseJsonBytes(bytes, file), error: null };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { file, content: null, error };
  }
}

/** A Keras architecture and the weights beside it, if there are any. */
function readArchitecture(
  content: unknown,
  file: string,
  version: string | null,
  [weights, another]: readonly ForeignFile[],
  hdf5: Hdf5,
): ForeignModel {
  if (weights && another) return refuse('import.severalModels', { first: weights.name, second: another.name });
  const topology = readTopology(content, file);
  const { name, inputs, outputs } = topology;
  const layers = weights
    ? attachWeights(topology, readHdf5Weights(hdf5, weights.bytes, weights.name, topology), weights.name)
    : topology.layers;
  // Of all versions only Keras 3 says where a model's class is from and not which version it is.
  const kerasVersion = version ?? (entryOf(content, 'module') === undefined ? null : '3');
  const loss = lossName(entryOf(entryOf(content, 'compile_config'), 'loss'));
  return { name, format: 'keras-json', kerasVersion, layers, inputs, outputs, loss };
}

/** Says of files without a model what they are. */
function refuseAll(files: readonly FormedFile[], hdf5: Hdf5): never {
  const pickle = files.find(({ form }) => form === 'pickle');
  if (pickle) return refuse('import.pickle', { file: pickle.name });
  const weights = files.find(
    ({ form, bytes, name }) => form === 'hdf5' && lookIntoHdf5(hdf5, bytes, name) === 'weights',
  );
  if (weights) return refuse('import.weightsOnly', { file: weights.name });
  return refuse('import.unknownFormat', { file: files[0]?.name ?? '–' });
}
