import type { ForeignWeight } from '../foreignModel';
import { containerName } from '../../emit/keras/activationNames';
import type { LayerWeights } from './attachWeights';
import type { Hdf5Group, Hdf5Tree } from './hdf5Tree';
import type { Topology } from './readTopology';

/** Parts within parts: Bidirectional's layers have cells. */
const MAX_DEPTH = 6;
/** What a layer draws random numbers from; none of its weights. */
const SEEDS = /^(random_)?seed_generator/;

/** The group of the layers in a weights file of Keras 3, or of Keras 2.12 and later, which called it otherwise. */
export function keras3Layers(tree: Hdf5Tree, root: Hdf5Group): Hdf5Group | null {
  return tree.group(root, 'layers') ?? tree.group(root, '_layer_checkpoint_dependencies');
}

/**
 * Reads the weights of each layer: its own under `vars`, numbered, then those of its parts. Layers stand under the names of
 * their classes and are counted in the order of the model, which is how Keras itself finds them.
 */
export function readKeras3Weights(
  tree: Hdf5Tree,
  layers: Hdf5Group,
  { layers: known, fileOrder }: Topology,
): LayerWeights {
  const classes = new Map(known.map((layer) => [layer.name, layer.className]));
  const counts = new Map<string, number>();
  const weights = new Map<string, readonly ForeignWeight[]>();
  for (const name of fileOrder) {
    const container = containerName((classes.get(name) ?? '').replace(/^.*>/, ''));
    const before = counts.get(container) ?? 0;
    counts.set(container, before + 1);
    const group = tree.group(layers, before === 0 ? container : `${container}_${before}`);
    if (group) weights.set(name, weightsIn(tree, group, MAX_DEPTH));
  }
  return weights;
}

function weightsIn(tree: Hdf5Tree, group: Hdf5Group, depth: number): ForeignWeight[] {
  if (depth === 0) return [];
  const vars = tree.group(group, 'vars');
  const numbers = vars ? [...vars.keys()].sort((a, b) => Number(a) - Number(b)) : [];
  const own = vars ? numbers.map((number) => tree.weight(vars, number)) : [];
  const parts = [...group.keys()].filter((key) => key !== 'vars' && !SEEDS.test(key)).sort(forwardFirst);
  return [...own, ...parts.flatMap((key) => weightsOfPart(tree, group, key, depth))];
}

function weightsOfPart(tree: Hdf5Tree, group: Hdf5Group, key: string, depth: number): ForeignWeight[] {
  const part = tree.group(group, key);
  return part ? weightsIn(tree, part, depth - 1) : [];
}

/** Bidirectional's forward layer comes before its backward one. */
function forwardFirst(a: string, b: string): number {
  return Number(b.startsWith('forward')) - Number(a.startsWith('forward')) || (a < b ? -1 : 1);
}
