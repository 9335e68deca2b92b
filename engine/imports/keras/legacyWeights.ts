import { refuse } from '../../project/refuse';
import type { ForeignWeight } from '../foreignModel';
import type { LayerWeights } from './attachWeights';
import type { Hdf5Group, Hdf5Tree } from './hdf5Tree';
import { joinGates } from './joinGates';
import type { Topology } from './readTopology';

/**
 * Reads the weights that Keras 1 and 2 (and 3, in a file that ends in `.h5`) keep in a group with the attribute
 * `layer_names`; each layer's group lists its own in `weight_names`. They belong to the layers of the same names, or, as
 * Keras does it, to those with weights in their order when the names differ. Throws a `UserError`.
 */
export function readLegacyWeights(tree: Hdf5Tree, group: Hdf5Group, { layers, fileOrder }: Topology): LayerWeights {
  const { file } = tree;
  const found: (readonly [name: string, weights: readonly ForeignWeight[]])[] = [];
  for (const name of tree.texts(group, 'layer_names') ?? []) {
    const own = tree.group(group, name);
    if (!own) return refuse('import.missingPart', { file, place: name });
    const names = tree.texts(own, 'weight_names') ?? [];
    if (names.length > 0) found.push([name, joinGates(names.map((weight) => tree.weight(own, weight)))]);
  }
  const known = new Set(layers.map((layer) => layer.name));
  if (found.every(([name]) => known.has(name))) return new Map(found);
  const classes = new Map(layers.map((layer) => [layer.name, layer.className]));
  const withWeights = fileOrder.filter((name) => !WITHOUT_WEIGHTS.has(classes.get(name) ?? ''));
  if (withWeights.length !== found.length) {
    return refuse('import.layerCount', { file, received: found.length, expected: withWeights.length });
  }
  return new Map(found.map(([, weights], i) => [withWeights[i] ?? '', weights]));
}

const WITHOUT_WEIGHTS = new Set([
  ...['InputLayer', 'Dropout', 'SpatialDropout1D', 'Flatten', 'Reshape', 'Permute', 'Concatenate', 'Masking', 'Lambda'],
  ...['MaxPooling1D', 'AveragePooling1D', 'GlobalMaxPooling1D', 'GlobalAveragePooling1D', 'RepeatVector'],
  ...['Activation', 'ReLU', 'LeakyReLU', 'ELU', 'Softmax', 'GaussianNoise', 'GaussianDropout', 'Merge'],
  ...[
    'Add',
    'Subtract',
    'Multiply',
    'Average',
    'Maximum',
    'Minimum',
    'Dot',
    'UpSampling1D',
    'ZeroPadding1D',
    'Cropping1D',
  ],
]);
