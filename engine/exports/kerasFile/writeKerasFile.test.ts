import * as tf from '@tensorflow/tfjs';
import { strFromU8, unzipSync } from 'fflate';
import * as hdf5 from 'h5wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { planExport } from '../programs/exportPlan';
import { planModel } from '../../plan/modelPlan';
import { UserError } from '../../problem/problem';
import { EXCHANGE_CASES } from '../../testing/exchangeCases';
import { drawChain, drawGraph, type ExchangeCase, makeExchangeProject } from '../../testing/exchangeProject';
import type { ForeignModel } from '../../imports/foreignModel';
import { readForeign } from '../../imports/readForeign';
import type { ExportTools } from '../defineExport';
import { writeTfjs } from '../tfjs/exportTfjs';
import { KERAS2_HARD_SIGMOID } from '../../emit/keras/activationNames';
import { exportKerasFile } from './exportKerasFile';
import { writeKerasFile } from './writeKerasFile';

beforeAll(async () => {
  await hdf5.ready;
});

async function exported(exchanged: ExchangeCase) {
  const { project, data } = await makeExchangeProject(tf, exchanged);
  const plan = planModel(project.graph, (await planExport(project, data)).analysis);
  return { project, data, plan, bytes: writeKerasFile(plan, project.trained, hdf5, project.training) };
}

/** What Keras reads of the model: its `config.json`. */
function configOf(bytes: Uint8Array): { class_name: string; config: Record<string, unknown>; compile_config: unknown } {
  return JSON.parse(strFromU8(unzipSync(bytes)['config.json'] ?? new Uint8Array())) as ReturnType<typeof configOf>;
}

function layersByName(model: ForeignModel) {
  return Object.fromEntries(
    model.layers.map(({ name, className, calls, weights }) => {
      const values = weights?.map((weight) => [weight.shape, [...weight.values]]) ?? null;
      return [name, { className, calls, values }];
    }),
  );
}

const CHAIN: ExchangeCase = {
  name: 'textbook',
  graph: drawChain(['Input', 'input'], ['LSTM', 'lstm', { units: 128 }], ['Dense', 'dense'], ['Target', 'target']),
};

describe('a .keras file', () => {
  it.each(EXCHANGE_CASES)('of $name comes back as the model that it is', async (exchanged) => {
    const { plan, project, bytes } = await exported(exchanged);
    const model = readForeign([{ name: 'model.keras', bytes }], hdf5);
    const names = [...plan.inputs, ...plan.steps].map(({ name }) => name);
    expect(model.layers.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
    expect(model.outputs).toHaveLength(plan.outputs.length);
    // Each weight once, and with the values that stand in the project under the layer's name.
    const floats = new Float32Array(project.trained.weightData.slice().buffer);
    let at = 0;
    const byLayer = new Map<string, number[]>();
    for (const { name, shape } of project.trained.weightSpecs) {
      const size = shape.reduce((product, n) => product * n, 1);
      const layer = name.split('/')[0] ?? '';
      byLayer.set(layer, [...(byLayer.get(layer) ?? []), ...floats.subarray(at, at + size)]);
      at += size;
    }
    const received = model.layers.flatMap(({ name, weights }) =>
      weights ? [[name, weights.flatMap(({ values }) => [...values])] as const] : [],
    );
    expect(new Map(received)).toEqual(byLayer);
  });

  it.each(EXCHANGE_CASES)('of $name is the same model as its tf.js files', async (exchanged) => {
    const { plan, project, bytes } = await exported(exchanged);
    const files = writeTfjs(plan, project.trained, project.training);
    const keras = readForeign([{ name: 'model.keras', bytes }], hdf5);
    const tfjs = readForeign(
      files.map((file) => ({ name: file.path, bytes: file.bytes })),
      hdf5,
    );
    expect(layersByName(tfjs)).toEqual(layersByName(keras));
    expect([tfjs.inputs, tfjs.outputs, tfjs.loss]).toEqual([keras.inputs, keras.outputs, keras.loss]);
  });

  it('of a linear model is Sequential and compiled with the settings of the training', async () => {
    const { bytes } = await exported({ ...CHAIN, training: { optimizer: 'adam', learningRate: 0.01, clipNorm: 1 } });
    const { class_name: className, config, compile_config: compiled } = configOf(bytes);
    expect(className).toBe('Sequential');
    expect(config.layers).toMatchObject([
      { class_name: 'InputLayer', config: { batch_shape: [null, 6, 2], dtype: 'float32' } },
      { class_name: 'LSTM', config: { units: 128, recurrent_activation: 'sigmoid', return_sequences: false } },
      { class_name: 'Dense', config: { units: 1, activation: 'linear' } },
    ]);
    expect(compiled).toMatchObject({
      loss: 'mean_squared_error',
      optimizer: { class_name: 'Adam', config: { learning_rate: 0.01, global_clipnorm: 1 } },
    });
  });

  it('says nothing of a momentum of 0, which Keras would not take as a whole number', async () => {
    const { bytes } = await exported({ ...CHAIN, training: { optimizer: 'sgd', momentum: 0 } });
    const { optimizer } = configOf(bytes).compile_config as { optimizer: { config: object } };
    expect(optimizer.config).not.toHaveProperty('momentum');
  });

  it('lists the layers of a branching model in the order by which Keras counts their weights', async () => {
    const graph = drawGraph(
      [
        ['Near', 'input', { columns: ['load'] }],
        ['Far', 'input', { columns: ['warmth'] }],
        ['First', 'lstm', { units: 3 }],
        ['Before', 'lstm', { units: 2, output: 'sequences' }],
        ['Second', 'lstm', { units: 3 }],
        ['Join', 'concatenate'],
        ['Dense', 'dense'],
        ['Target', 'target'],
      ],
      ['Near>First', 'Far>Before', 'Before>Second', 'First>Join', 'Second>Join', 'Join>Dense', 'Dense>Target'],
    );
    const { bytes } = await exported({ name: 'branches', graph });
    const { class_name: className, config } = configOf(bytes);
    expect(className).toBe('Functional');
    // Far from the output first: Keras 3.15 lists `far`, `near`, `before`, … whatever order they were made in.
    expect((config.layers as { name: string }[]).map(({ name }) => name)).toEqual([
      ...['far', 'near', 'before', 'first', 'second', 'join', 'dense'],
    ]);
  });

  it('names the hard sigmoid of Keras 2, which Keras 3 computes otherwise', async () => {
    const graph = drawChain(
      ['Input', 'input'],
      ['GRU', 'gru', { recurrentActivation: 'hardSigmoid' }],
      ['Dense', 'dense'],
      ['Target', 'target'],
    );
    const { project, data } = await makeExchangeProject(tf, { name: 'hard', graph });
    const tools = { loadHdf5: () => Promise.resolve(hdf5) } as unknown as ExportTools;
    const files = await exportKerasFile(project, data, tools);
    expect(files.map(({ path }) => path)).toEqual(['hard.keras', 'preprocessing.json', 'README.md']);
    const [model, , readme] = files;
    const read = readForeign([{ name: 'hard.keras', bytes: model?.bytes ?? new Uint8Array() }], hdf5);
    expect(read.layers[1]?.config.recurrent_activation).toBe(KERAS2_HARD_SIGMOID);
    expect(strFromU8(readme?.bytes ?? new Uint8Array())).toContain(
      '@keras.saving.register_keras_serializable(package="seqloom", name="hard_sigmoid_keras2")',
    );
  });

  it('is not written of a model that was not trained, or whose weights are others', async () => {
    const { project, data, plan } = await exported(CHAIN);
    const tools = { loadHdf5: () => Promise.resolve(hdf5) } as unknown as ExportTools;
    await expect(exportKerasFile({ ...project, trained: null }, data, tools)).rejects.toThrow(UserError);
    const missing = { ...project.trained, weightSpecs: project.trained.weightSpecs.slice(1) };
    expect(() => writeKerasFile(plan, missing, hdf5, project.training)).toThrow('lstm/kernel');
  });
});
