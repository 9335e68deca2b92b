import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';
import * as hdf5 from 'h5wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { windowSignature } from '../tasks/forecasting/windowSignature';
import { compileGraph } from '../plan/compileGraph';
import { layerNames, planModel, plannedWeights } from '../plan/modelPlan';
import { analyze } from '../layers/analyze';
import { findOptimizer } from '../optimizers';
import { DEFAULT_TRAINING, type TrainingSettings } from '../optimizers/trainingSettings';
import { UserError } from '../problem/problem';
import { readProject, writeProject } from '../project/projectFile';
import { createRandom } from '../random/random';
import { EXCHANGE_CASES } from '../testing/exchangeCases';
import { makeExchangeProject } from '../testing/exchangeProject';
import { startFrom, type WeightData } from '../training/modelWeights';
import { predictTensors, type TensorData } from '../training/predictTensors';
import { trainedSignature } from '../project/projectSignature';
import { exportKerasFile } from '../exports/kerasFile/exportKerasFile';
import { exportTfjs } from '../exports/tfjs/exportTfjs';
import type { ExportTools } from '../exports/defineExport';
import type { ForeignCall, ForeignLayer, ForeignModel } from './foreignModel';
import { importModel } from './importModel';
import { readForeign } from './readForeign';
import { messageOf, inEnglish } from '../testing/english';

const tools: ExportTools = {
  loadHdf5: () => Promise.resolve(hdf5),
  rasterize: () => Promise.reject(new Error('nothing is drawn here')),
  evaluate: () => Promise.resolve(null),
  versions: { seqloom: '0', tfjs: '0' },
};

beforeAll(async () => {
  await hdf5.ready;
  await tf.setBackend('cpu');
});

const from = (...layers: readonly string[]): ForeignCall => ({
  inputs: layers.map((layer) => ({ layer, call: 0, output: 0 })),
  named: {},
  options: {},
});

function layerOf(
  name: string,
  className: string,
  config: Record<string, unknown>,
  calls: readonly ForeignCall[] = [],
): ForeignLayer {
  return { name, className, config, calls, place: `model.json: ${name}`, weights: null };
}

const INPUT = layerOf('input', 'InputLayer', { batch_shape: [null, 4, 2] });

const bidirectional = (units: number) => ({
  layer: { class_name: 'GRU', config: { units, reset_after: true, recurrent_activation: 'sigmoid' } },
  merge_mode: 'concat',
});

/** A model whose layers feed each other in a row, unless they say what feeds them. */
function modelOf(layers: readonly ForeignLayer[], changes: Partial<ForeignModel> = {}): ForeignModel {
  const chained = layers.map((layer, i) =>
    i === 0 || layer.calls.length > 0 ? layer : { ...layer, calls: [from(layers[i - 1]?.name ?? '')] },
  );
  return {
    name: 'hand-made',
    format: 'keras',
    kerasVersion: '3.15.1',
    layers: chained,
    inputs: [],
    outputs: [{ layer: layers.at(-1)?.name ?? '', call: 0, output: 0 }],
    loss: null,
    optimizer: null,
    ...changes,
  };
}

const nodeOf = ({ project }: ReturnType<typeof importModel>, name: string) => {
  const node = project.graph.nodes.find((one) => one.name === name);
  if (!node) throw new Error(`no node ${name} among ${project.graph.nodes.map((one) => one.name).join(', ')}`);
  return node;
};
const errorsOf = ({ project }: ReturnType<typeof importModel>) =>
  analyze(project.graph, project.expects).problems.filter(({ severity }) => severity === 'error');
const only = (layer: ForeignLayer, ...more: readonly ForeignLayer[]) => importModel(modelOf([INPUT, layer, ...more]));

it('keeps a place for attention that looks only back: its mask would be lost, and the numbers with it', () => {
  const attend = (options: Record<string, unknown>) =>
    importModel(
      modelOf([INPUT, layerOf('attend', 'Attention', {}, [{ ...from('input', 'input'), options }])]),
    ).project.graph.nodes.find(({ name }) => name === 'Attend');
  expect(attend({})).toMatchObject({ type: 'attention' });
  expect(attend({ use_causal_mask: true })).toMatchObject({
    type: 'placeholder',
    params: { layer: 'Attention', option: 'use_causal_mask = true', place: 'model.json: attend' },
  });
});

describe('what an imported layer cannot do', () => {
  const at = (layer: string, output = 0) => ({ layer, call: 0, output });
  const said = (layer: ForeignLayer, ...more: readonly ForeignLayer[]) => {
    const { warnings } = importModel(modelOf([INPUT, layer, ...more]));
    return warnings.find(({ code }) => code.startsWith('import.layer'));
  };

  it('is said of a Bidirectional that does not merge, whose two outputs are used, and not of its state', () => {
    const both = layerOf('both', 'Bidirectional', { ...bidirectional(3), merge_mode: null });
    const add = layerOf('add', 'Add', {}, [{ inputs: [at('both'), at('both', 1)], named: {}, options: {} }]);
    expect(said(both, add)).toMatchObject({ code: 'import.layerOption', values: { option: 'merge_mode = null' } });
  });

  it('is said of causal attention, between two sequences and with its scores too, and as older files have it', () => {
    const encoder = layerOf('encoder', 'LSTM', { units: 2, return_sequences: true, recurrent_activation: 'sigmoid' });
    const cross = { ...from('input', 'encoder'), options: { use_causal_mask: true, return_attention_scores: true } };
    const head = layerOf('head', 'Add', {}, [{ inputs: [at('attend'), at('attend', 1)], named: {}, options: {} }]);
    expect(said(encoder, layerOf('attend', 'Attention', {}, [cross]), head)?.values).toMatchObject({
      layer: 'Attention',
      option: 'use_causal_mask = true',
    });
    const older = layerOf('attend', 'Attention', { causal: true }, [from('input', 'input')]);
    expect(said(older)?.values).toMatchObject({ option: 'causal = true' });
  });

  it('leaves a placeholder connected once to each layer that feeds it, by name too', () => {
    const encoder = layerOf('encoder', 'LSTM', { units: 2, return_sequences: true, recurrent_activation: 'sigmoid' });
    const call = { ...from('input', 'input'), named: { value: [at('encoder')] } };
    const imported = only(encoder, layerOf('attend', 'MultiHeadAttention', {}, [call]));
    const { edges } = imported.project.graph;
    const into = edges.filter(({ to }) => to.node === nodeOf(imported, 'Attend').id);
    expect(into.map((edge) => edge.from.node)).toEqual([nodeOf(imported, 'Input').id, nodeOf(imported, 'Encoder').id]);
    expect(errorsOf(imported).map(({ code }) => code)).toEqual(['import.layerUnknown']);
  });

  it('is said of a model that adds a tensor to itself: one of the wires must go', () => {
    const imported = only(layerOf('sum', 'Add', {}, [from('input', 'input')]));
    expect(messageOf(errorsOf(imported)[0])).toBe('Sum joins Input with itself: two of its wires come from there.');
  });
});

describe('importing a model', () => {
  it('makes a project that shows shapes without data, is saved and opened again', () => {
    const imported = only(
      layerOf('lstm_1', 'LSTM', { units: 3, recurrent_activation: 'sigmoid' }),
      layerOf('head', 'Dense', { units: 1 }),
    );
    const { project, summary, warnings } = imported;
    expect(errorsOf(imported)).toEqual([]);
    expect(project.graph.nodes.map(({ name, type }) => [name, type])).toEqual([
      ['Input', 'input'],
      ['LSTM 1', 'lstm'],
      ['Head', 'dense'],
      ['Target', 'target'],
    ]);
    expect(project.expects).toEqual(
      windowSignature({
        lookback: 4,
        horizon: 1,
        features: [
          { name: 'feature_1', kind: 'number' },
          { name: 'feature_2', kind: 'number' },
        ],
        targets: [{ name: 'target_1', kind: 'number' }],
      }),
    );
    expect(summary).toMatchObject({ parameterCount: 4 * 3 * 6 + 4, hasWeights: false });
    expect(warnings.map(({ code }) => code)).toEqual(['import.noWeights']);
    expect(readProject(writeProject(project, []), 'again').project).toEqual(project);
  });

  it('reads hard_sigmoid as the Keras that wrote the file means it', () => {
    const layer = layerOf('gru', 'GRU', { units: 2, recurrent_activation: 'hard_sigmoid', reset_after: true });
    const activation = (changes: Partial<ForeignModel>) =>
      nodeOf(importModel(modelOf([INPUT, layer], changes)), 'GRU').params.recurrentActivation;
    expect(activation({})).toBe('hardSigmoid3');
    expect(activation({ kerasVersion: '2.15.0' })).toBe('hardSigmoid');
    expect(activation({ format: 'tfjs', kerasVersion: 'tfjs-layers 3' })).toBe('hardSigmoid');
  });

  it('takes a GRU without reset_after for the first form, cuDNN’s for the second', () => {
    const resets = (className: string, config: Record<string, unknown>) =>
      nodeOf(only(layerOf('gru', className, { units: 2, ...config })), 'GRU').params.resetAfter;
    expect(resets('GRU', {})).toBe(false);
    expect(resets('GRU', { reset_after: true })).toBe(true);
    expect(resets('CuDNNGRU', {})).toBe(true);
  });

  it.each([
    ['Lambda', {}, 'import.layerUnknown', ''],
    ['Dense', { units: 1, activation: 'selu' }, 'import.layerOption', 'activation = "selu"'],
    ['LSTM', { units: 1, time_major: true }, 'import.layerOption', 'time_major = true'],
    ['Conv1D', { filters: 1, kernel_size: [2], groups: 2 }, 'import.layerOption', 'groups = 2'],
    ['LayerNormalization', { axis: [1] }, 'import.layerOption', 'axis = [1]'],
    ['TimeDistributed', { layer: { class_name: 'LSTM', config: {} } }, 'import.layerOption', 'layer = LSTM'],
    [
      'Bidirectional',
      { merge_mode: null, layer: { class_name: 'LSTM', config: { units: 1, recurrent_activation: 'sigmoid' } } },
      'import.layerOption',
      'merge_mode = null',
    ],
  ])('marks %s %o where Seqloom has none', (className, config, code, option) => {
    const imported = only(layerOf('odd', className, config), layerOf('head', 'Dense', { units: 1 }));
    expect(imported.warnings[0]).toMatchObject({ code, severity: 'warning' });
    expect(imported.warnings[0]?.values).toMatchObject({ layer: className, option, place: 'model.json: odd' });
    expect(nodeOf(imported, 'Odd')).toMatchObject({ type: 'placeholder' });
    expect(errorsOf(imported).map((problem) => problem.code)).toContain(code);
    expect(nodeOf(imported, 'Head').type).toBe('dense');
  });

  it.each([
    ['leaky_re_lu', 'LeakyReLU', 'LeakyReLU'],
    ['leaky_re_lu_3', 'LeakyReLU', 'LeakyReLU 3'],
    ['text_vectorization', 'TextVectorization', 'TextVectorization'],
    ['gate_1', 'mine>Gate', 'Gate 1'],
    ['my_gate', 'mine>Gate', 'My gate'],
  ])('writes the placeholder for %s as its class %s is written', (name, className, shown) => {
    expect(nodeOf(only(layerOf(name, className, {})), shown).type).toBe('placeholder');
  });

  it.each([
    ['re_lu', 'ReLU', {}, 'ReLU'],
    ['global_average_pooling1d_2', 'GlobalAveragePooling1D', {}, 'GlobalAveragePooling1D 2'],
    ['max_pooling1d', 'MaxPooling1D', { pool_size: [2] }, 'MaxPooling1D'],
    ['simple_rnn_1', 'SimpleRNN', { units: 2 }, 'Simple RNN 1'],
    ['batch_normalization', 'BatchNormalization', {}, 'Batch normalization'],
    [
      'time_distributed',
      'TimeDistributed',
      { layer: { class_name: 'Dense', config: { units: 2 } } },
      'TimeDistributed',
    ],
    ['conv_lstm2d', 'ConvLSTM2D', {}, 'ConvLSTM2D'],
    ['p_re_lu', 'PReLU', {}, 'PReLU'],
  ])(
    'writes the layer %s as its class is written, and compiles it under its name in the file',
    (name, className, config, shown) => {
      const imported = only(layerOf(name, className, config), layerOf('head', 'LSTM', { units: 1 }));
      const node = nodeOf(imported, shown);
      if (node.type !== 'placeholder') expect(layerNames([node]).get(node.id)).toBe(name);
    },
  );

  it('keeps the weights of every layer, whatever stands before it, and trains on from them', () => {
    let next = 0;
    const weighted = (layer: ForeignLayer, ...shapes: readonly (readonly number[])[]): ForeignLayer => ({
      ...layer,
      weights: shapes.map((shape, i) => ({
        name: `w${i}`,
        shape,
        values: Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => ++next / 100),
      })),
    });
    const imported = importModel(
      modelOf([
        INPUT,
        weighted(layerOf('First', 'LSTM', { units: 3, return_sequences: true }), [2, 12], [3, 12], [12]),
        weighted(layerOf('Odd', 'Custom>Odd', {}), [7]),
        weighted(layerOf('Norm', 'BatchNormalization', {}), [3], [3], [3], [3]),
        weighted(
          layerOf('Second', 'Bidirectional', bidirectional(5)),
          ...[0, 1].flatMap(() => [
            [3, 15],
            [5, 15],
            [2, 15],
          ]),
        ),
        weighted(layerOf('Last', 'Dense', { units: 1 }), [10, 1], [1]),
      ]),
    );
    const { trained, graph, expects } = imported.project;
    const specs = trained?.weightSpecs ?? [];
    expect(specs.map(({ shape }) => shape.join('×'))).toEqual([
      ...['2×12', '3×12', '12', '3', '3', '3', '3'],
      ...['3×15', '5×15', '2×15', '3×15', '5×15', '2×15', '10×1', '1'],
    ]);
    const numbers = specs.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
    expect(trained?.weightData.length).toBe(4 * numbers);
    expect(imported.summary.parameterCount).toBe(numbers);
    // The placeholder is replaced: by a Dropout, which keeps the shape.
    const nodes = graph.nodes.map((node) => (node.name === 'Odd' ? { ...node, type: 'dropout', params: {} } : node));
    const compiled = compileGraph(tf, { ...graph, nodes }, expects as never, 1);
    try {
      expect(startFrom(tf, compiled.model, trained as WeightData)).toEqual([]);
      const last =
        compiled.model.weights
          .find(({ originalName }) => originalName === 'last/bias')
          ?.read()
          .dataSync() ?? [];
      expect([...last]).toEqual([Math.fround(next / 100)]);
    } finally {
      compiled.dispose();
    }
  });

  it('refuses layers that are shared, each use as a placeholder', () => {
    const twice = layerOf('shared', 'Dense', { units: 2 }, [from('input'), from('input')]);
    const imported = only(twice);
    expect(imported.project.graph.nodes.map(({ name, type }) => [name, type])).toEqual([
      ['Input', 'input'],
      ['Shared', 'placeholder'],
      ['Shared 2', 'placeholder'],
      ['Target', 'target'],
    ]);
    expect(messageOf(imported.warnings[0])).toContain('is used twice');
  });

  it('wires the state of an encoder to its decoder, and refuses other uses of states', () => {
    const encoder = layerOf('encoder', 'LSTM', { units: 3, return_state: true });
    const states = [1, 2].map((output) => ({ layer: 'encoder', call: 0, output }));
    const decoder = layerOf('decoder', 'LSTM', { units: 3 }, [{ ...from('input'), named: { initial_state: states } }]);
    const imported = only(encoder, decoder);
    expect(errorsOf(imported)).toEqual([]);
    expect(imported.project.graph.edges.map(({ from: a, to }) => [a.port, to.port])).toContainEqual([
      'state',
      'initialState',
    ]);
    const cell = layerOf('head', 'Dense', { units: 1 }, [
      { inputs: [{ layer: 'encoder', call: 0, output: 2 }], named: {}, options: {} },
    ]);
    expect(only(encoder, cell).warnings[0]).toMatchObject({ code: 'import.layerState' });
  });

  it('tells inputs that are no windows, and lengths that are left open', () => {
    const open = importModel(
      modelOf([
        layerOf('input', 'InputLayer', { batch_input_shape: [null, null, 2] }),
        layerOf('gru', 'GRU', { units: 1 }),
      ]),
    );
    expect(open.project.expects?.inputs[0]?.shape).toEqual([30]);
    expect(open.warnings[0]).toMatchObject({ code: 'import.anyLength' });
    const flat = importModel(
      modelOf([layerOf('input', 'InputLayer', { batch_shape: [null, 7] }), layerOf('dense', 'Dense', { units: 1 })]),
    );
    expect(flat.warnings[0]).toMatchObject({ code: 'import.layerInput', values: { option: '[7]' } });
  });

  it('gives codes to an Embedding, and classes to a softmax', () => {
    const imported = importModel(
      modelOf([
        layerOf('words', 'InputLayer', { batch_shape: [null, 5] }),
        layerOf('embedding', 'Embedding', { input_dim: 9, output_dim: 2, mask_zero: true }),
        layerOf('gru', 'GRU', { units: 4 }),
        layerOf('dense', 'Dense', { units: 3, activation: 'softmax' }),
      ]),
    );
    expect(errorsOf(imported)).toEqual([]);
    expect(imported.project.expects).toMatchObject({
      inputs: [{ name: 'code_1', kind: 'category', cardinality: 9, shape: [5] }],
      targets: [{ kind: 'category', classes: ['class_1', 'class_2', 'class_3'] }],
    });
    expect(nodeOf(imported, 'Target').params.loss).toBe('categoricalCrossentropy');
  });

  it('takes a tagger for what it is: a class at each timestep, masked steps among them', () => {
    const tagger = (last: ForeignLayer, loss: string | null): ReturnType<typeof importModel> =>
      importModel(
        modelOf(
          [
            layerOf('words', 'InputLayer', { batch_shape: [null, 5] }),
            layerOf('embedding', 'Embedding', { input_dim: 9, output_dim: 2, mask_zero: true }),
            layerOf('gru', 'GRU', { units: 4, return_sequences: true }),
            last,
          ],
          { loss },
        ),
      );
    const softmax = layerOf('dense', 'Dense', { units: 3, activation: 'softmax' });
    for (const loss of [null, 'sparse_categorical_crossentropy']) {
      const imported = tagger(softmax, loss);
      expect(errorsOf(imported)).toEqual([]);
      expect(imported.project.graph.nodes.map(({ type }) => type)).not.toContain('flatten');
      expect(imported.project.task).toMatchObject({
        id: 'sequenceClassification',
        recipe: { classOf: 'step', length: 5 },
      });
      expect(imported.project.expects?.targets).toMatchObject([
        { kind: 'category', classes: ['class_1', 'class_2', 'class_3'], shape: [5], axes: ['time'] },
      ]);
      expect(imported.summary.outputs[0]?.shape).toEqual([5, 3]);
    }
    const share = layerOf('dense', 'Dense', { units: 1, activation: 'sigmoid' });
    expect(errorsOf(tagger(share, 'binary_crossentropy'))).toEqual([]);
  });

  it('keeps the loss of the file where a placeholder hides the shapes', () => {
    const behind = (loss: string, units: number, activation: string): ReturnType<typeof importModel> =>
      importModel(
        modelOf([INPUT, layerOf('odd', 'Mystery', {}), layerOf('dense', 'Dense', { units, activation })], { loss }),
      );
    const classes = behind('categorical_crossentropy', 3, 'softmax');
    expect(nodeOf(classes, 'Target').params.loss).toBe('categoricalCrossentropy');
    expect(classes.project.expects?.targets[0]?.classes).toHaveLength(3);
    expect(classes.warnings.map(({ code }) => code)).not.toContain('import.otherLoss');
    const binary = behind('binary_crossentropy', 1, 'sigmoid');
    expect(nodeOf(binary, 'Target').params.loss).toBe('binaryCrossentropy');
    expect(binary.project.expects?.targets[0]?.classes).toHaveLength(2);
    expect(nodeOf(behind('mae', 2, 'linear'), 'Target').params.loss).toBe('meanAbsoluteError');
  });

  it('takes the masks that Keras 3 writes out for those that go along anyway, and no others', () => {
    const masked = (maskedFrom: string): ReturnType<typeof importModel> =>
      only(
        layerOf('masking', 'Masking', { mask_value: 0 }),
        layerOf('compare', 'ops.NotEqual', {}, [from(maskedFrom)]),
        layerOf('any', 'ops.Any', {}),
        layerOf('gru', 'GRU', { units: 2 }, [{ ...from('masking'), named: { mask: from('any').inputs } }]),
      );
    const known = masked('input');
    expect(errorsOf(known)).toEqual([]);
    expect(known.project.graph.nodes.map(({ type }) => type)).toEqual(['input', 'masking', 'gru', 'target']);
    expect(masked('masking').warnings[0]).toMatchObject({ code: 'import.layerOption', values: { option: 'mask' } });
  });

  it('takes zeros for masked steps as they are, since nothing looks at those', () => {
    const inner = { units: 2, return_sequences: true, zero_output_for_mask: true, recurrent_activation: 'sigmoid' };
    const config = { merge_mode: 'sum', layer: { class_name: 'LSTM', config: inner } };
    const mask = layerOf('mask', 'Masking', { mask_value: 0 });
    expect(nodeOf(only(mask, layerOf('both', 'Bidirectional', config)), 'Both').type).toBe('bidirectional');
  });

  it('warns of what counts in training only, and of states that are kept', () => {
    const layer = layerOf('lstm', 'LSTM', { units: 1, kernel_regularizer: { class_name: 'L2' }, stateful: true });
    expect(
      only(layer)
        .warnings.map(({ code }) => code)
        .sort(),
    ).toEqual(['import.noWeights', 'import.stateful', 'import.trainingOnly']);
  });

  it('names layer and shapes where a weight does not fit', () => {
    const weights = [{ name: 'head/kernel', shape: [3, 1], values: new Float32Array(3) }];
    const head = { ...layerOf('head', 'Dense', { units: 1, use_bias: false }), weights };
    expect(() => only(head)).toThrow(UserError);
    expect(() => inEnglish(() => only(head))).toThrow(/head\/kernel of the layer head has the shape 3×1 .* needs 2×1/);
  });

  it('puts cuDNN’s weights into the plain layout', () => {
    const weights = [
      { name: 'kernel', shape: [2, 4], values: Float32Array.from({ length: 8 }, (_, i) => i) },
      { name: 'recurrent_kernel', shape: [1, 4], values: Float32Array.from([1, 2, 3, 4]) },
      { name: 'bias', shape: [8], values: Float32Array.from([1, 2, 3, 4, 10, 20, 30, 40]) },
    ];
    const imported = only({ ...layerOf('lstm', 'CuDNNLSTM', { units: 1 }), weights });
    const { trained } = imported.project;
    const floats = new Float32Array(trained?.weightData.buffer as ArrayBuffer);
    expect([...floats]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 11, 22, 33, 44]);
    expect(nodeOf(imported, 'LSTM').params.recurrentActivation).toBe('sigmoid');
  });
});

/** Inputs of a project's model: random numbers, and codes below their cardinality. */
function randomInputs(project: Parameters<typeof trainedSignature>[0], windows: number): Record<string, TensorData> {
  const random = createRandom(7);
  const plan = planModel(project.graph, analyze(project.graph, trainedSignature(project)));
  return Object.fromEntries(
    plan.inputs.map(({ name, spec }) => {
      const shape = [windows, ...(spec?.shape ?? [])];
      const most = spec?.cardinality;
      const length = shape.reduce((product, n) => product * n, 1);
      const data = Array.from({ length }, () => (most ? Math.floor(random.next() * most) : 2 * random.next() - 1));
      return [name, { shape, data }];
    }),
  );
}

/** What decides how the weights move at a constant rate; tf.js knows of no clipping. */
const trainedBy = ({ schedule: _, ...settings }: TrainingSettings) => {
  const { params } = findOptimizer(settings.optimizer);
  return [settings.optimizer, settings.learningRate, ...Object.keys(params).map((name) => settings[name as 'rho'])];
};

describe.each(EXCHANGE_CASES.map((one) => [one.name, one] as const))('%s', (_name, exchanged) => {
  it('comes back from .keras and from tf.js with the same layers and outputs', async () => {
    const { project, data } = await makeExchangeProject(tf, exchanged);
    const inputs = randomInputs(project, 5);
    const expected = await predictTensors(tf, project, inputs);
    for (const exporter of [exportKerasFile, exportTfjs]) {
      const files = await exporter(project, data, tools);
      const kept = files
        .filter(({ path: file }) => /\.(keras|bin)$|model\.json$/.test(file))
        .map(({ path: file, bytes }) => ({ name: file, bytes }));
      const foreign = readForeign(kept, hdf5);
      const imported = importModel(foreign);
      expect(errorsOf(imported)).toEqual([]);
      const layers = (nodes: typeof project.graph.nodes) => nodes.map(({ type }) => type).sort();
      expect(layers(imported.project.graph.nodes)).toEqual(layers(project.graph.nodes));
      // A model whose loss tf.js lacks is saved uncompiled.
      if (foreign.optimizer) expect(trainedBy(imported.project.training)).toEqual(trainedBy(project.training));
      else expect(exporter).toBe(exportTfjs);
      const received = await predictTensors(tf, imported.project, inputs);
      received.forEach(({ data: values }, i) => {
        const wanted = expected[i]?.data ?? new Float32Array();
        expect(values.length).toBe(wanted.length);
        values.forEach((value, k) => expect(Math.abs(value - (wanted[k] ?? Number.NaN))).toBeLessThan(1e-6));
      });
    }
  });

  it('is known to have the weights that the compiled model has', async () => {
    const { project } = await makeExchangeProject(tf, exchanged);
    const signature = trainedSignature(project);
    if (!signature) throw new Error('the case has weights');
    const compiled = compileGraph(tf, project.graph, signature, 1);
    const inModel = compiled.model.weights.map(({ originalName, shape }) => [originalName, shape]);
    const planned = plannedWeights(planModel(project.graph, analyze(project.graph, signature)));
    compiled.dispose();
    expect(planned.map(({ name, shape }) => [name, shape]).sort()).toEqual(inModel.sort());
  });
});

describe('files of real Keras', () => {
  const FIXTURES = path.join(import.meta.dirname, 'fixtures');
  it.each(['keras1.h5', 'keras2.h5', 'keras3.h5', 'keras3.keras'])('%s opens ready to predict', async (name) => {
    const bytes = new Uint8Array(readFileSync(path.join(FIXTURES, name)));
    const imported = importModel(readForeign([{ name, bytes }], hdf5));
    expect(errorsOf(imported)).toEqual([]);
    const compiled = name.startsWith('keras3')
      ? { optimizer: 'sgd', learningRate: 0.01, momentum: 0, clipNorm: 0 }
      : {};
    expect(imported.project.training).toEqual({ ...DEFAULT_TRAINING, ...compiled, warmStart: true });
    const outputs = await predictTensors(tf, imported.project, randomInputs(imported.project, 3));
    expect(outputs[0]?.data.every((value) => Number.isFinite(value))).toBe(true);
  });
});
