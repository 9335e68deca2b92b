import { refuse } from '../../problem/problem';
import type { ChosenFile, ModelReader, ReaderTools } from '../modelReader';
import { attachWeights } from './attachWeights';
import { entryOf, textOf } from './json';
import { readCompiled } from './readCompiled';
import { holdsWeights, readHdf5Weights } from './readHdf5Model';
import { readTopology } from './readTopology';

/** A Keras architecture in JSON, and the weights in an HDF5 file beside it, if there are any. */
export const kerasArchitecture: ModelReader = {
  form: 'json',
  recognizes: ({ content }) => textOf(content, 'class_name') !== null && entryOf(content, 'config') !== undefined,
  read: ({ content, name: file }, tools) => {
    const topology = readTopology(content, file);
    const { name, inputs, outputs } = topology;
    const weights = weightsBeside(tools);
    const layers = weights
      ? attachWeights(topology, readHdf5Weights(tools.hdf5, weights.bytes, weights.name, topology), weights.name)
      : topology.layers;
    // Of all versions only Keras 3 says where a model's class is from and not which version it is.
    const kerasVersion = statedVersion(tools) ?? (entryOf(content, 'module') === undefined ? null : '3');
    const compiled = readCompiled(entryOf(content, 'compile_config'));
    return { name, format: 'keras-json', kerasVersion, layers, inputs, outputs, ...compiled };
  },
};

function weightsBeside({ files, hdf5 }: ReaderTools): ChosenFile | undefined {
  const [weights, another] = files.filter((file) => holdsWeights(hdf5, file));
  if (weights && another) return refuse('import.severalModels', { first: weights.name, second: another.name });
  return weights;
}

const statedVersion = ({ files }: ReaderTools): string | null =>
  files.map(({ content }) => textOf(content, 'keras_version')).find((text) => text !== null) ?? null;
