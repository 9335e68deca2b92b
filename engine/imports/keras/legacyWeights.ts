import { refuse } from '../../problem/problem';
import type { ForeignLayer, ForeignWeight } from '../foreignModel';
import { classHasWeights, neededWeights } from '../neededWeights';
import type { LayerWeights } from './attachWeights';
import type { Hdf5Group, Hdf5Tree } from './hdf5Tree';
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

/** Where Keras 1 keeps the gates of an LSTM, which has them in the order i, c, f, o, in that of Keras 2: i, f, c, o. */
const LSTM_GATES = [0, 6, 3, 9];
/** Of a GRU: z, r, h in both. */
const GRU_GATES = [0, 3, 6];

/**
 * The weights of a recurrent layer of Keras 1, which keeps each gate's W, U and b apart, as Keras 2 has them: kernel,
 * recurrent kernel and bias. Weights of any other layer are returned as they are.
 */
function joinGates(weights: readonly ForeignWeight[]): readonly ForeignWeight[] {
  const gates = weights.length === 12 ? LSTM_GATES : weights.length === 9 ? GRU_GATES : null;
  if (!gates || !weights.every(isOfOneGate)) return weights;
  return ['kernel', 'recurrent_kernel', 'bias'].map((name, k) => {
    const parts = gates.flatMap((gate) => weights[gate + k] ?? []);
    return { ...joinColumns(parts), name: `${prefixOf(weights[0])}${name}` };
  });
}

/** W, U and b by turns; b has one axis. */
const isOfOneGate = ({ shape }: ForeignWeight, i: number): boolean => shape.length === (i % 3 === 2 ? 1 : 2);

const prefixOf = (weight: ForeignWeight | undefined): string => weight?.name.replace(/[^/]*$/, '') ?? '';

/** Matrices side by side, or vectors one after another. */
function joinColumns(parts: readonly ForeignWeight[]): Pick<ForeignWeight, 'shape' | 'values'> {
  const rows = parts[0]?.shape.length === 2 ? (parts[0].shape[0] ?? 0) : 1;
  const widths = parts.map(({ shape }) => shape.at(-1) ?? 0);
  const width = widths.reduce((sum, n) => sum + n, 0);
  const values = new Float32Array(rows * width);
  let left = 0;
  parts.forEach((part, i) => {
    const own = widths[i] ?? 0;
    for (let row = 0; row < rows; row++)
      values.set(part.values.subarray(row * own, (row + 1) * own), row * width + left);
    left += own;
  });
  return { shape: parts[0]?.shape.length === 2 ? [rows, width] : [width], values };
}
