import * as hdf5 from 'h5wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LayerWeights } from './attachWeights';
import { type Hdf5, writeHdf5 } from '../../exports/kerasFile/memoryFile';
import { readHdf5Weights } from './readHdf5Model';
import { readTopology } from './readTopology';
import { inEnglish } from '../../testing/english';

const dense = (name: string, units: number) => ({
  class_name: 'Dense',
  config: { name, units, batch_input_shape: [null, 2] },
});
const TOPOLOGY = readTopology(
  {
    class_name: 'Sequential',
    config: {
      name: 's',
      layers: [dense('first', 3), { class_name: 'Flatten', config: { name: 'f' } }, dense('last', 1)],
    },
  },
  'm.json',
);

type File = InstanceType<Hdf5['File']>;

/** A weights file as Keras 2's `save_weights` writes it, with these layers. */
function weightsFile(
  names: readonly string[],
  list: (group: InstanceType<Hdf5['Group']>, names: string[]) => void,
): Uint8Array {
  return writeHdf5(hdf5, (file: File) => {
    file.create_attribute('layer_names', [...names]);
    names.forEach((name, i) => {
      const group = file.create_group(name);
      const weights = [`${name}/kernel:0`, `${name}/bias:0`];
      list(group, weights);
      group.create_group(name);
      group.create_dataset({ name: weights[0] ?? '', data: Float32Array.of(i, i), shape: [2, 1], dtype: '<f' });
      group.create_dataset({ name: weights[1] ?? '', data: Float32Array.of(-i), shape: [1], dtype: '<f' });
    });
  });
}

const read = (bytes: Uint8Array): LayerWeights => readHdf5Weights(hdf5, bytes, 'w.h5', TOPOLOGY);
const valuesOf = (weights: LayerWeights) =>
  [...weights].map(([name, own]) => [name, own.map(({ values }) => [...values])] as const);

beforeAll(async () => {
  await hdf5.ready;
});

describe('weights of Keras 1 and 2', () => {
  const whole = (group: InstanceType<Hdf5['Group']>, names: string[]): void =>
    group.create_attribute('weight_names', names);
  const expected = (first: string, last: string) => [
    [first, [[0, 0], [-0]]],
    [last, [[1, 1], [-1]]],
  ];

  it('belong to the layers of their names, in whatever order', () => {
    expect(valuesOf(read(weightsFile(['last', 'first'], whole)))).toEqual(expected('last', 'first'));
  });

  it('belong to the layers with weights in their order when they are called otherwise', () => {
    expect(valuesOf(read(weightsFile(['dense_7', 'dense_8'], whole)))).toEqual(expected('first', 'last'));
  });

  it('are found when their list was too long for one attribute', () => {
    const cut = (group: InstanceType<Hdf5['Group']>, names: string[]): void => {
      names.forEach((name, i) => group.create_attribute(`weight_names${i}`, [name]));
    };
    expect(valuesOf(read(weightsFile(['first', 'last'], cut)))).toEqual(expected('first', 'last'));
  });

  it('are refused when they are of another number of layers', () => {
    expect(() => inEnglish(() => read(weightsFile(['x', 'y', 'z'], whole)))).toThrow(
      'w.h5 has weights for 3 layers, but 2 layers of the model have weights.',
    );
  });
});

describe('weights of Keras 3', () => {
  const fill = (group: InstanceType<Hdf5['Group']>, i: number): void => {
    const vars = group.create_group('vars');
    vars.create_dataset({ name: '0', data: Float32Array.of(2 ** i, 2 ** i), shape: [2, 1], dtype: '<f' });
    vars.create_dataset({ name: '1', data: Float32Array.of(2 ** i), shape: [1], dtype: '<f' });
  };
  const expected = [
    ['first', [[1, 1], [1]]],
    ['last', [[2, 2], [2]]],
  ];

  it('are found where groups are within groups, and where Windows wrote paths into their names', () => {
    const nested = writeHdf5(hdf5, (file: File) => {
      const layers = file.create_group('layers');
      fill(layers.create_group('dense'), 0);
      fill(layers.create_group('dense_1'), 1);
    });
    const flat = writeHdf5(hdf5, (file: File) => {
      fill(file.create_group('layers\\dense'), 0);
      fill(file.create_group('layers\\dense_1'), 1);
    });
    expect(valuesOf(read(nested))).toEqual(expected);
    expect(valuesOf(read(flat))).toEqual(expected);
  });
});
