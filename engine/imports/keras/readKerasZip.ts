import { refuse, UserError } from '../../problem/problem';
import { readZip } from '../../project/zip/readZip';
import { unpackBytes } from '../../project/zip/unpackBytes';
import type { PackedBytes } from '../../project/zip/zipFormat';
import type { ForeignModel } from '../foreignModel';
import type { Hdf5 } from '../../exports/kerasFile/memoryFile';
import type { ModelReader } from '../modelReader';
import { attachWeights } from './attachWeights';
import { entryOf, parseJsonBytes, textOf } from './json';
import { readCompiled } from './readCompiled';
import { readHdf5Weights } from './readHdf5Model';
import { readTopology } from './readTopology';

const CONFIG = 'config.json';
const METADATA = 'metadata.json';
const WEIGHTS = 'model.weights.h5';

/** A model of Keras 3 (or 2.12 and later) in its own format, a zip file. */
export const kerasZip: ModelReader = {
  form: 'zip',
  recognizes: () => true,
  read: ({ bytes, name }, { hdf5 }) => readKerasZip(hdf5, bytes, name),
};

function readKerasZip(hdf5: Hdf5, bytes: Uint8Array, file: string): ForeignModel {
  const entries = unzip(file, () => readZip(bytes, file));
  const text = (name: string): unknown => {
    const entry = entries.get(name);
    return entry && parseJsonBytes(unpack(entry, name, file), `${file}/${name}`);
  };
  const config = text(CONFIG);
  if (config === undefined) return refuse('import.unknownFormat', { file });
  const topology = readTopology(config, `${file}/${CONFIG}`);
  const weights = entries.get(WEIGHTS);
  if (!weights) return refuse('import.missingPart', { file, place: WEIGHTS });
  const place = `${file}/${WEIGHTS}`;
  const { name, inputs, outputs } = topology;
  return {
    name,
    format: 'keras',
    kerasVersion: textOf(text(METADATA), 'keras_version'),
    layers: attachWeights(topology, readHdf5Weights(hdf5, unpack(weights, WEIGHTS, file), place, topology), place),
    inputs,
    outputs,
    ...readCompiled(entryOf(config, 'compile_config')),
  };
}

function unpack(entry: PackedBytes, name: string, file: string): Uint8Array {
  return unzip(file, () => unpackBytes(entry, name, file));
}

/** Runs what reads a project's zip file and tells its problems as those of a model. */
function unzip<Result>(file: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return tell(file, error);
  }
}

function tell(file: string, error: UserError): never {
  const [problem] = error.problems;
  const { entry = '…', feature = '…', limit } = problem?.values ?? {};
  switch (problem?.code) {
    case 'project.zipFeature':
      return refuse('import.zipFeature', { file, feature });
    case 'project.tooLarge':
      return refuse('import.tooLarge', { file, size: `> ${Number(limit)}`, limit: Number(limit) });
    case 'project.truncated':
    case 'project.damagedEntry':
    case 'project.notAProject':
      return refuse('import.damaged', { file });
    default:
      return refuse('import.trap', { file, entry });
  }
}
