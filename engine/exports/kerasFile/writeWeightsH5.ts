import { containerName } from '../../emit/keras/activationNames';
import { directionName } from '../../emit/keras/kerasLayer';
import { type Hdf5, writeHdf5 } from './memoryFile';
import { MODEL_NAME } from './modelConfig';
import type { SavedLayer } from './savedLayers';
import { indexWeights, type SavedWeight, type SavedWeights } from '../../plan/savedWeights';

type Group = InstanceType<Hdf5['Group']>;

/**
 * `model.weights.h5` of Keras 3: a group for each layer, named for its class and counted in Keras's order, in it `vars`,
 * and for a recurrent layer those of its cell. Throws a `UserError` when a weight is missing.
 */
export function writeWeightsH5(hdf5: Hdf5, layers: readonly SavedLayer[], weights: SavedWeights): Uint8Array {
  const find = indexWeights(weights);
  // All are found before anything is written.
  const found = layers.map((layer) => layer.weights.map(find));
  return writeHdf5(hdf5, (file) => {
    writeVars(file, MODEL_NAME, []);
    const all = file.create_group('layers');
    const counts = new Map<string, number>();
    layers.forEach((layer, i) => {
      const group = all.create_group(groupName(layer, counts));
      writeLayer(group, layer, found[i] ?? []);
    });
  });
}

/** `lstm`, `lstm_1`, `lstm_2` … */
function groupName({ keras }: SavedLayer, counts: Map<string, number>): string {
  const name = containerName(keras?.className ?? 'InputLayer');
  const before = counts.get(name) ?? 0;
  counts.set(name, before + 1);
  return before === 0 ? name : `${name}_${before}`;
}

function writeLayer(group: Group, { name, keras }: SavedLayer, weights: readonly SavedWeight[]): void {
  switch (keras?.keeper) {
    case 'directions': {
      writeVars(group, name, []);
      const half = weights.length / 2;
      writeCell(group.create_group('forward_layer'), directionName(name, 'forward'), weights.slice(0, half));
      writeCell(group.create_group('backward_layer'), directionName(name, 'backward'), weights.slice(half));
      break;
    }
    case 'cell':
      writeCell(group, name, weights);
      break;
    default:
      writeVars(group, name, weights);
  }
}

function writeCell(group: Group, name: string, weights: readonly SavedWeight[]): void {
  writeVars(group, name, []);
  writeVars(group.create_group('cell'), `${name}_cell`, weights);
}

function writeVars(owner: Group, name: string, weights: readonly SavedWeight[]): void {
  const group = owner.create_group('vars');
  group.create_attribute('name', name);
  weights.forEach(({ shape, values }, i) => {
    group.create_dataset({ name: String(i), data: values, shape: [...shape], dtype: '<f' });
  });
}
