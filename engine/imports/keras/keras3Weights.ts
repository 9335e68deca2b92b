import type { ForeignWeight } from '../foreignModel';
import { containerName } from '../../emit/keras/activationNames';
import type { LayerWeights } from './attachWeights';
import type { Hdf5Group, Hdf5Tree } from './hdf5Tree';
import type { Topology } from './readTopology';

/** Parts within parts: Bidirectional's layers have cells. */
const MAX_DEPTH = 6;
/** What a layer draws random numbers from; none of its weights. */
const SEEDS = /^(random_)?seed_generator/;

/**
 * A group; or a part of one: Keras on Windows wrote paths into names, so that `layers\\lstm\\cell` is one group and stands
 * for three. Its parts are then those whose names begin so.
 */
interface Place {
  readonly group: Hdf5Group;
  readonly begin: string;
}

function placeIn(tree: Hdf5Tree, { group, begin }: Place, name: string): Place | null {
  const own = tree.group(group, begin + name);
  if (own) return { group: own, begin: '' };
  const below = `${begin}${name}\\`;
  return [...group.keys()].some((key) => key.startsWith(below)) ? { group, begin: below } : null;
}

function namesIn({ group, begin }: Place): string[] {
  const own = [...group.keys()].filter((key) => key.startsWith(begin));
  return [...new Set(own.map((key) => key.slice(begin.length).split('\\')[0] as string))];
}

/** Where the layers are in a weights file of Keras 3, or of Keras 2.12 and later, which called it otherwise. */
export function keras3Layers(tree: Hdf5Tree, root: Hdf5Group): Place | null {
  const top = { group: root, begin: '' };
  return placeIn(tree, top, 'layers') ?? placeIn(tree, top, '_layer_checkpoint_dependencies');
}

/**
 * Reads the weights of each layer: its own under `vars`, numbered, then those of its parts. Layers stand under the names of
 * their classes and are counted in the order of the model, which is how Keras itself finds them.
 */
export function readKeras3Weights(tree: Hdf5Tree, layers: Place, { layers: known, fileOrder }: Topology): LayerWeights {
  const classes = new Map(known.map((layer) => [layer.name, layer.className]));
  const counts = new Map<string, number>();
  const weights = new Map<string, readonly ForeignWeight[]>();
  for (const name of fileOrder) {
    const container = containerName((classes.get(name) ?? '').replace(/^.*>/, ''));
    const before = counts.get(container) ?? 0;
    counts.set(container, before + 1);
    const place = placeIn(tree, layers, before === 0 ? container : `${container}_${before}`);
    if (place) weights.set(name, weightsIn(tree, place, MAX_DEPTH));
  }
  return weights;
}

function weightsIn(tree: Hdf5Tree, place: Place, depth: number): ForeignWeight[] {
  if (depth === 0) return [];
  const vars = placeIn(tree, place, 'vars')?.group;
  const numbers = vars ? [...vars.keys()].sort((a, b) => Number(a) - Number(b)) : [];
  const own = vars ? numbers.map((number) => tree.weight(vars, number)) : [];
  const parts = namesIn(place).filter((name) => name !== 'vars' && !SEEDS.test(name));
  const below = parts.sort(forwardFirst).flatMap((name) => {
    const part = placeIn(tree, place, name);
    return part ? weightsIn(tree, part, depth - 1) : [];
  });
  return [...own, ...below];
}

/** Bidirectional's forward layer comes before its backward one. */
function forwardFirst(a: string, b: string): number {
  return Number(b.startsWith('forward')) - Number(a.startsWith('forward')) || (a < b ? -1 : 1);
}
