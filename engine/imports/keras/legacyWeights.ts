import { refuse } from '../../project/refuse';
import type { ForeignLayer, ForeignWeight } from '../foreignModel';
import { classHasWeights, neededWeights } from '../neededWeights';
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
  const weighty = new Set(layers.filter(hasWeights).map((layer) => layer.name));
  const withWeights = fileOrder.filter((name) => weighty.has(name));
  if (withWeights.length !== found.length) {
    return refuse('import.layerCount', { file, received: found.length, expected: withWeights.length });
  }
  return new Map(found.map(([, weights], i) => [withWeights[i] ?? '', weights]));
}

/** Classes that Seqloom does not have, and that have no weights. */
const WITHOUT_WEIGHTS = new Set([
  ...['InputLayer', 'SpatialDropout1D', 'Reshape', 'Permute', 'Lambda', 'LeakyReLU', 'ELU', 'GaussianNoise'],
  ...['GaussianDropout', 'Merge', 'Subtract', 'Dot', 'UpSampling1D', 'ZeroPadding1D', 'Cropping1D'],
]);

function hasWeights(layer: ForeignLayer): boolean {
  const needed = neededWeights(layer);
  if (needed) return needed.length > 0;
  return classHasWeights(layer.className) ?? !WITHOUT_WEIGHTS.has(layer.className);
}
