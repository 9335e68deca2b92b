import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';
import * as hdf5 from 'h5wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ForeignFile, ForeignModel } from './foreignModel';
import { readForeign } from './readForeign';

const FIXTURES = path.join(import.meta.dirname, 'fixtures');
const fixture = (name: string, as = name): ForeignFile => ({
  name: as,
  bytes: new Uint8Array(readFileSync(path.join(FIXTURES, name))),
});
const read = (...files: ForeignFile[]): ForeignModel => readForeign(files, hdf5);
const layerOf = (model: ForeignModel, name: string) => {
  const found = model.layers.find((layer) => layer.name === name);
  if (!found) throw new Error(`no layer ${name}`);
  return found;
};
const weightsOf = (model: ForeignModel, name: string) =>
  layerOf(model, name).weights?.map(({ shape, values }) => ({ shape, values: [...values] })) ?? [];

/** As the script for the fixtures makes them. */
const ramp = (count: number, start: number): number[] =>
  Array.from({ length: count }, (_, i) => Math.fround(Math.fround((start + i) / 50) - Math.fround(0.2)));

beforeAll(async () => {
  await hdf5.ready;
});

describe('a model of Keras 3', () => {
  const expectSmallModel = (model: ForeignModel): void => {
    expect(model.name).toBe('small');
    expect(model.layers.map(({ name, className }) => [name, className])).toEqual([
      ['input', 'InputLayer'],
      ['gru', 'GRU'],
      ['dense', 'Dense'],
    ]);
    expect(layerOf(model, 'input').config.batch_shape).toEqual([null, 4, 2]);
    expect(layerOf(model, 'gru').config).toMatchObject({
      units: 2,
      reset_after: true,
      recurrent_activation: 'sigmoid',
    });
    expect(layerOf(model, 'dense').calls).toEqual([
      { inputs: [{ layer: 'gru', call: 0, output: 0 }], named: {}, options: {} },
    ]);
    expect(model.inputs).toEqual([{ layer: 'input', call: 0, output: 0 }]);
    expect(model.outputs).toEqual([{ layer: 'dense', call: 0, output: 0 }]);
  };
  const expectWeights = (model: ForeignModel): void => {
    const [kernel, recurrent, bias] = weightsOf(model, 'gru');
    expect([kernel?.shape, recurrent?.shape, bias?.shape]).toEqual([
      [2, 6],
      [2, 6],
      [2, 6],
    ]);
    ramp(12, 1).forEach((value, i) => expect(recurrent?.values[i]).toBeCloseTo(value, 6));
    expect(weightsOf(model, 'dense').map(({ shape }) => shape)).toEqual([[2, 1], [1]]);
  };

  it.each([
    ['its own format', 'keras', '3.15.1', 'mse', () => [fixture('keras3.keras')]],
    ['HDF5', 'keras-h5', '3.15.1', 'mse', () => [fixture('keras3.h5')]],
    ['HDF5 under another name', 'keras-h5', '3.15.1', 'mse', () => [fixture('keras3.h5', 'model.keras')]],
    [
      'an architecture and its weights',
      'keras-json',
      '3',
      'mse',
      () => [fixture('keras3.weights.h5'), fixture('keras3.json')],
    ],
    [
      'a whole HDF5 file with its architecture beside it',
      'keras-h5',
      '3.15.1',
      'mse',
      () => [fixture('keras3.json'), fixture('keras3.h5')],
    ],
  ] as const)('is read from %s', (_, format, kerasVersion, loss, files) => {
    const model = read(...files());
    expect(model).toMatchObject({ format, kerasVersion, loss });
    expectSmallModel(model);
    expectWeights(model);
  });

  it('is read without weights from an architecture alone', () => {
    const model = read(fixture('keras3.json'));
    expectSmallModel(model);
    expect(model.layers.every(({ weights }) => weights === null)).toBe(true);
  });

  it('says of each layer where it stands', () => {
    expect(layerOf(read(fixture('keras3.keras')), 'gru').place).toBe('keras3.keras/config.json: config.layers[1]');
  });

  it('is read over and over without memory that stays behind', () => {
    const names = (): unknown => hdf5.FS?.readdir('/tmp');
    const before = names();
    for (let i = 0; i < 20; i++) read(fixture('keras3.keras'));
    expect(names()).toEqual(before);
  });
});

describe('a model of Keras 2', () => {
  it('has states by name, its version, its loss and its weights', () => {
    const model = read(fixture('keras2.h5'));
    expect(model).toMatchObject({ format: 'keras-h5', kerasVersion: '2.15.0', loss: 'mean_absolute_error' });
    expect(layerOf(model, 'input_1').config).toMatchObject({ batch_shape: [null, 4, 2] });
    expect(layerOf(model, 'decoder').calls).toEqual([
      {
        inputs: [{ layer: 'repeat', call: 0, output: 0 }],
        named: {
          initial_state: [
            { layer: 'encoder', call: 0, output: 1 },
            { layer: 'encoder', call: 0, output: 2 },
          ],
        },
        options: {},
      },
    ]);
    expect(layerOf(model, 'decoder').config.recurrent_activation).toBe('hard_sigmoid');
    expect(weightsOf(model, 'encoder').map(({ shape }) => shape)).toEqual([[2, 8], [2, 8], [8]]);
    expect(layerOf(model, 'repeat').weights).toBeNull();
  });
});

describe('a model of Keras 1', () => {
  it('is told in the words of Keras 2, with the gates of each weight side by side', () => {
    const model = read(fixture('keras1.h5'));
    expect(model.kerasVersion).toBe('1.2.2');
    expect(model.layers.map(({ name }) => name)).toEqual(['lstm_1_input', 'lstm_1', 'dense_1']);
    expect(layerOf(model, 'lstm_1_input').config.batch_shape).toEqual([null, 4, 3]);
    expect(layerOf(model, 'lstm_1').config).toMatchObject({
      units: 2,
      recurrent_activation: 'hard_sigmoid',
      unit_forget_bias: true,
      dropout: 0.1,
    });
    expect(layerOf(model, 'dense_1').config).toMatchObject({ units: 1, use_bias: true });
    const [kernel, recurrent, bias] = weightsOf(model, 'lstm_1');
    // The file numbers its gates i 0, c 1, f 2, o 3; Keras 2 has them as i, f, c, o.
    expect(kernel).toEqual({ shape: [3, 8], values: [1, 2, 3].flatMap(() => [0, 0, 2, 2, 1, 1, 3, 3]) });
    expect(recurrent?.values.slice(0, 8)).toEqual([10, 10, 12, 12, 11, 11, 13, 13]);
    expect(bias).toEqual({ shape: [8], values: [20, 20, 22, 22, 21, 21, 23, 23] });
  });
});

describe('a model of tf.js', () => {
  /** What tf.js itself saves of a model. */
  async function saved(model: tf.LayersModel): Promise<ForeignFile[]> {
    const files: ForeignFile[] = [];
    await model.save(
      tf.io.withSaveHandler(({ modelTopology, weightSpecs, weightData }) => {
        const manifest = [{ paths: ['weights.bin'], weights: weightSpecs }];
        const json = JSON.stringify({ format: 'layers-model', modelTopology, weightsManifest: manifest });
        files.push({ name: 'folder/model.json', bytes: new TextEncoder().encode(json) });
        files.push({ name: 'folder/weights.bin', bytes: new Uint8Array(weightData as ArrayBuffer) });
        return Promise.resolve({ modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } });
      }),
    );
    return files;
  }

  it('is read as tf.js saves it, from any order of files and beside others', async () => {
    const model = tf.sequential();
    const cell = tf.layers.lstm({ units: 2, name: 'cell' });
    model.add(tf.layers.bidirectional({ layer: cell, mergeMode: 'concat', inputShape: [3, 2], name: 'both' }));
    model.add(tf.layers.dense({ units: 1, name: 'out' }));
    const files = await saved(model);
    const readme = { name: 'README.md', bytes: new TextEncoder().encode('# Model') };
    const found = read(readme, ...files.toReversed());
    expect(found).toMatchObject({ format: 'tfjs', kerasVersion: 'tfjs-layers 4.22.0' });
    expect(layerOf(found, 'both_input').config.batch_shape).toEqual([null, 3, 2]);
    const values = model.getWeights().map((weight) => [...weight.dataSync()]);
    expect([...weightsOf(found, 'both'), ...weightsOf(found, 'out')].map((weight) => weight.values)).toEqual(values);
    expect(layerOf(found, 'both').config).toMatchObject({
      merge_mode: 'concat',
      layer: { class_name: 'LSTM', config: { recurrent_activation: 'hard_sigmoid' } },
    });
    model.dispose();
  });

  it('is read from the names in camel case that toJSON gives', () => {
    const model = tf.sequential({ layers: [tf.layers.gru({ units: 2, inputShape: [3, 1], name: 'gru' })] });
    const json = JSON.stringify({ modelTopology: model.toJSON(null, false) });
    const found = read({ name: 'model.json', bytes: new TextEncoder().encode(json) });
    expect(layerOf(found, 'gru').config).toMatchObject({
      recurrent_activation: 'hard_sigmoid',
      return_sequences: false,
    });
    model.dispose();
  });

  it('is read as the converter from Keras writes it, from among files of other kinds', () => {
    const layers = [
      { class_name: 'LSTM', config: { name: 'lstm', units: 1, batch_input_shape: [null, 3, 1] } },
      { class_name: 'Dense', config: { name: 'dense', units: 1 } },
    ];
    const modelTopology = {
      keras_version: '2.15.0',
      backend: 'tensorflow',
      model_config: { class_name: 'Sequential', config: { name: 'sequential', layers } },
      training_config: { loss: 'mean_squared_error' },
    };
    const weights = [
      { name: 'sequential/dense/bias', shape: [1], dtype: 'float32' },
      { name: 'sequential/dense/kernel', shape: [1, 1], dtype: 'float32' },
      { name: 'sequential/lstm/lstm_cell/bias', shape: [4], dtype: 'float32' },
      { name: 'sequential/lstm/lstm_cell/kernel', shape: [1, 4], dtype: 'float32' },
      { name: 'sequential/lstm/lstm_cell/recurrent_kernel', shape: [1, 4], dtype: 'float32' },
    ];
    const model = {
      format: 'layers-model',
      modelTopology,
      weightsManifest: [{ paths: ['group1-shard1of1.bin'], weights }],
    };
    const found = read(
      { name: 'web/tsconfig.json', bytes: new TextEncoder().encode('{ /* no plain JSON */ }') },
      { name: 'web/model.json', bytes: new TextEncoder().encode(JSON.stringify(model)) },
      {
        name: 'web/group1-shard1of1.bin',
        bytes: new Uint8Array(Float32Array.from({ length: 14 }, (_, i) => i).buffer),
      },
    );
    expect(found).toMatchObject({ kerasVersion: '2.15.0', loss: 'mean_squared_error' });
    expect(weightsOf(found, 'lstm').map(({ values }) => values[0])).toEqual([6, 10, 2]);
    expect(weightsOf(found, 'dense').map(({ values }) => values[0])).toEqual([1, 0]);
  });

  it('gives weights whose names no layer has to the layers that lack some, and none that an optimizer kept', () => {
    const layer = (name: string, units: number) => ({
      class_name: 'Dense',
      config: { name, units, batch_input_shape: [null, 1] },
    });
    const layers = [layer('a', 1), layer('b', 1)];
    const names = ['dense_7/kernel', 'dense_7/bias', 'Adam/m/dense_7/kernel', 'b/kernel', 'b/bias'];
    const weights = names.map((name) => ({ name, shape: name.endsWith('bias') ? [1] : [1, 1], dtype: 'float32' }));
    const modelTopology = { class_name: 'Sequential', config: { name: 's', layers } };
    const json = { modelTopology, weightsManifest: [{ paths: ['w.bin'], weights }] };
    const found = read(
      { name: 'model.json', bytes: new TextEncoder().encode(JSON.stringify(json)) },
      { name: 'w.bin', bytes: new Uint8Array(Float32Array.of(1, 2, 3, 4, 5).buffer) },
    );
    expect(weightsOf(found, 'a').map(({ values }) => values[0])).toEqual([1, 2]);
    expect(weightsOf(found, 'b').map(({ values }) => values[0])).toEqual([4, 5]);
  });

  it('has its quantized weights restored, over several shards', () => {
    const topology = {
      class_name: 'Sequential',
      config: {
        name: 'q',
        layers: [{ class_name: 'Dense', config: { name: 'd', units: 2, batch_input_shape: [null, 2] } }],
      },
    };
    const weights = [
      { name: 'd/kernel', shape: [2, 2], dtype: 'float32', quantization: { dtype: 'uint8', scale: 0.5, min: -1 } },
      { name: 'd/bias', shape: [2], dtype: 'float32', quantization: { dtype: 'float16' } },
    ];
    const json = { modelTopology: topology, weightsManifest: [{ paths: ['a.bin', 'b.bin'], weights }] };
    const found = read(
      { name: 'model.json', bytes: new TextEncoder().encode(JSON.stringify(json)) },
      { name: 'a.bin', bytes: Uint8Array.of(0, 1, 2) },
      // 1.5 and −0.25 as 16-bit floats.
      { name: 'b.bin', bytes: Uint8Array.of(255, 0x00, 0x3e, 0x00, 0xb4) },
    );
    expect(weightsOf(found, 'd').map(({ values }) => values)).toEqual([
      [-1, -0.5, 0, 126.5],
      [1.5, -0.25],
    ]);
  });
});
