import { refuse, UserError } from '../../problem/problem';
import type { ForeignModel } from '../foreignModel';
import type { ChosenFile, ModelReader } from '../modelReader';
import { type Hdf5, readHdf5 } from '../../exports/kerasFile/memoryFile';
import { attachWeights, type LayerWeights } from './attachWeights';
import { type Hdf5Group, Hdf5Tree } from './hdf5Tree';
import { parseJson } from './json';
import { keras3Layers, readKeras3Weights } from './keras3Weights';
import { readLegacyWeights } from './legacyWeights';
import { readCompiled } from './readCompiled';
import { readTopology, type Topology } from './readTopology';

/** Opens an HDF5 file for `read`. Throws a `UserError` when it is damaged. */
function open<Result>(
  hdf5: Hdf5,
  bytes: Uint8Array,
  file: string,
  read: (tree: Hdf5Tree, root: Hdf5Group) => Result,
): Result {
  try {
    const done = readHdf5(hdf5, bytes, (root) => read(new Hdf5Tree(hdf5, file), root));
    if (done) return done.read;
  } catch (error) {
    // Whatever the library meets in a damaged file, it throws.
    if (error instanceof UserError) throw error;
  }
  return refuse('import.damaged', { file });
}

/** Whether a file is an HDF5 file with weights of Keras alone, without their model. */
export function holdsWeights(hdf5: Hdf5, { form, bytes, name }: ChosenFile): boolean {
  return form === 'hdf5' && lookInto(hdf5, bytes, name) === 'weights';
}

/** A model that Keras saved as HDF5 (`.h5`). */
export const kerasHdf5: ModelReader = {
  form: 'hdf5',
  recognizes: ({ bytes, name }, { hdf5 }) => lookInto(hdf5, bytes, name) === 'model',
  read: ({ bytes, name }, { hdf5 }) => readHdf5Model(hdf5, bytes, name),
};

/** Whether an HDF5 file holds a whole model, weights alone, or nothing of Keras (null). */
function lookInto(hdf5: Hdf5, bytes: Uint8Array, file: string): 'model' | 'weights' | null {
  return open(hdf5, bytes, file, (tree, root) => {
    if (tree.text(root, 'model_config') !== null) return 'model';
    return tree.texts(root, 'layer_names') || keras3Layers(tree, root) ? 'weights' : null;
  });
}

function readHdf5Model(hdf5: Hdf5, bytes: Uint8Array, file: string): ForeignModel {
  return open(hdf5, bytes, file, (tree, root) => {
    const config = parseJson(tree.text(root, 'model_config') ?? '', `${file} (model_config)`);
    const training = tree.text(root, 'training_config');
    const compiled = training === null ? null : parseJson(training, `${file} (training_config)`);
    const topology = readTopology(config, file);
    const group = tree.group(root, 'model_weights');
    const kerasVersion = tree.text(root, 'keras_version') ?? (group && tree.text(group, 'keras_version'));
    return {
      name: topology.name,
      format: 'keras-h5',
      kerasVersion,
      layers: group ? attachWeights(topology, readLegacyWeights(tree, group, topology), file) : topology.layers,
      inputs: topology.inputs,
      outputs: topology.outputs,
      ...readCompiled(compiled),
    };
  });
}

/** The weights of a model from an HDF5 file that holds weights, or a whole model whose weights are taken. Throws a `UserError`. */
export function readHdf5Weights(hdf5: Hdf5, bytes: Uint8Array, file: string, topology: Topology): LayerWeights {
  return open(hdf5, bytes, file, (tree, root) => {
    const layers = keras3Layers(tree, root);
    if (layers) return readKeras3Weights(tree, layers, topology);
    return readLegacyWeights(tree, tree.group(root, 'model_weights') ?? root, topology);
  });
}
