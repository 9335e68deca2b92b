import { refuse, UserError } from '../problem/problem';
import type { Hdf5 } from '../exports/kerasFile/memoryFile';
import { fileForm } from './fileForm';
import type { ForeignFile, ForeignModel } from './foreignModel';
import { parseJsonBytes } from './keras/json';
import { MAX_UNPACKED_BYTES, MAX_UNPACKED_MB } from '../project/limits';
import { holdsWeights, kerasHdf5 } from './keras/readHdf5Model';
import type { ChosenFile, ModelReader } from './modelReader';
import { kerasArchitecture } from './keras/kerasArchitecture';
import { kerasZip } from './keras/readKerasZip';
import { tfjsModel } from './tfjs/readTfjs';

/**
 * Reads a model that was made elsewhere, from all files that belong to it: a `.keras` file; an HDF5 file; `model.json` and
 * its shards; or a Keras architecture with or without a weights file. What a file is, its content says, not its name; files
 * that belong to no model, such as a README, are passed over. `hdf5` must be ready. Throws a `UserError`.
 */
export function readForeign(files: readonly ForeignFile[], hdf5: Hdf5): ForeignModel {
  checkSizes(files);
  const chosen = files.map((file): ChosenFile => ({ ...file, form: fileForm(file.bytes) }));
  // Beside a model that was found already, any JSON file may lie, whatever it holds.
  const whole = findModels(chosen, hdf5, ({ form }) => form !== 'json');
  const read = whole.length > 0 ? chosen : chosen.map(parseText);
  const found = whole.length > 0 ? whole : findModels(read, hdf5, ({ form }) => form === 'json');
  const [first, second] = found;
  if (first && second) return refuse('import.severalModels', { first: first.file.name, second: second.file.name });
  if (first) return first.reader.read(first.file, { hdf5, files: read });
  const fault = read.find((file) => file.fault)?.fault;
  if (fault) throw fault;
  return refuseAll(read, hdf5);
}

/** A model that is opened becomes a project, and may be no larger than what that holds. */
function checkSizes(files: readonly ForeignFile[]): void {
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (total <= MAX_UNPACKED_BYTES) return;
  const largest = files.reduce((a, b) => (b.bytes.length > a.bytes.length ? b : a));
  refuse('import.tooLarge', { file: largest.name, size: Math.ceil(total / 2 ** 20), limit: MAX_UNPACKED_MB });
}

/** The models among some of the files, each with who reads it. */
function findModels(
  files: readonly ChosenFile[],
  hdf5: Hdf5,
  among: (reader: ModelReader) => boolean,
): readonly { readonly file: ChosenFile; readonly reader: ModelReader }[] {
  const readers = READERS.filter(among);
  return files.flatMap((file) => {
    const reader = readers.find(({ form, recognizes }) => form === file.form && recognizes(file, { hdf5, files }));
    return reader ? [{ file, reader }] : [];
  });
}

function parseText(file: ChosenFile): ChosenFile {
  if (file.form !== 'json') return file;
  try {
    return { ...file, content: parseJsonBytes(file.bytes, file.name) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { ...file, fault: error };
  }
}

/** Says of files without a model what they are. */
function refuseAll(files: readonly ChosenFile[], hdf5: Hdf5): never {
  const pickle = files.find(({ form }) => form === 'pickle');
  if (pickle) return refuse('import.pickle', { file: pickle.name });
  const weights = files.find((file) => holdsWeights(hdf5, file));
  if (weights) return refuse('import.weightsOnly', { file: weights.name });
  return refuse('import.unknownFormat', { file: files[0]?.name ?? '–' });
}

/** Every format that models arrive in. */
const READERS: readonly ModelReader[] = [kerasZip, kerasHdf5, tfjsModel, kerasArchitecture];
