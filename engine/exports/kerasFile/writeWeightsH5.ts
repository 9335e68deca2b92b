import { containerName } from '../../emit/keras/activationNames';
import { KERAS_DIALECT } from '../../emit/keras/dialects';
import { layerConfig } from './layerConfigs';
import { type Hdf5, writeHdf5 } from './memoryFile';
import { MODEL_NAME } from './modelConfig';
import type { SavedLayer } from './savedLayers';
import { weightNames } from '../../plan/plannedWeights';
import { indexWeights, type SavedWeight, type SavedWeights } from '../../plan/savedWeights';
import { textArg } from '../../emit/keras/textArg';

type Group = InstanceType<Hdf5['Group']>;

/**
 * `model.weights.h5` of Keras 3: a group for each layer, named for its class and counted in Keras's order, in it `vars`,
 * and for a recurrent layer those of its cell. Throws a `UserError` when a weight is missing.
 */
export function writeWeightsH5(hdf5: Hdf5, layers: readonly SavedLayer[], weights: SavedWeights): Uint8Array {
  const find = indexWeights(weights);
  // All are found before anything is written.
  const found = layers.map((layer) => weightsOf(layer, find));
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

function weightsOf({ name, call }: SavedLayer, find: (name: string) => SavedWeight): SavedWeight[] {
  return call ? weightNames(call).map((weight) => find(`${name}/${weight}`)) : [];
}

/** `lstm`, `lstm_1`, `lstm_2` … */
function groupName({ call }: SavedLayer, counts: Map<string, number>): string {
  const name = containerName(call ? layerConfig(call, KERAS_DIALECT).className : 'InputLayer');
  const before = counts.get(name) ?? 0;
  counts.set(name, before + 1);
  return before === 0 ? name : `${name}_${before}`;
}

function writeLayer(group: Group, { name, call }: SavedLayer, weights: readonly SavedWeight[]): void {
  const { layer } = call?.args ?? {};
  if (call?.factory === 'bidirectional' && typeof layer === 'object') {
    writeVars(group, name, []);
    const half = weights.length / 2;
    writeRecurrent(group.create_group('forward_layer'), `forward_${textArg(layer, 'name')}`, weights.slice(0, half));
    writeRecurrent(group.create_group('backward_layer'), `backward_${textArg(layer, 'name')}`, weights.slice(half));
  } else if (call?.args.returnSequences !== undefined) {
    writeRecurrent(group, name, weights);
  } else {
    writeVars(group, name, weights);
  }
}

function writeRecurrent(group: Group, name: string, weights: readonly SavedWeight[]): void {
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
