import { describe, expect, it } from 'vitest';
import type { ForeignTensor } from '../foreignModel';
import { lossName } from './readCompiled';
import { readTopology, type Topology } from './readTopology';

const at = (layer: string, call = 0, output = 0): ForeignTensor => ({ layer, call, output });
const keras3 = (layer: string, call = 0, output = 0) => ({
  class_name: '__keras_tensor__',
  config: { shape: [null, 2], dtype: 'float32', keras_history: [layer, call, output] },
});
const input = (name: string) => ({
  class_name: 'InputLayer',
  name,
  config: { name, batch_input_shape: [null, 4, 2] },
  inbound_nodes: [],
});
const layer = (className: string, name: string, inbound: unknown, config: object = {}, more: object = {}) => ({
  class_name: className,
  name,
  config: { name, ...config },
  inbound_nodes: inbound,
  ...more,
});
function read(
  layers: readonly object[],
  outputs: unknown = [['out', 0, 0]],
  inputs: unknown = [['a', 0, 0]],
): Topology {
  const config = { name: 'm', layers, input_layers: inputs, output_layers: outputs };
  return readTopology({ class_name: 'Functional', config }, 'm.json');
}
const found = (topology: Topology, name: string) => topology.layers.find((candidate) => candidate.name === name);

describe('the wires of a model', () => {
  it.each([
    [
      'Keras 1',
      [
        [
          ['a', 0, 0],
          ['b', 0, 0],
        ],
      ],
    ],
    [
      'Keras 2 and tf.js',
      [
        [
          ['a', 0, 0, {}],
          ['b', 0, 0, {}],
        ],
      ],
    ],
    ['Keras 3', [{ args: [[keras3('a'), keras3('b')]], kwargs: {} }]],
    ['Keras 3, by name', [{ args: [], kwargs: { query: keras3('a'), value: keras3('b'), mask: null } }]],
  ])('are read as %s writes them', (_, inbound) => {
    const topology = read([input('a'), input('b'), layer('Add', 'out', inbound)]);
    expect(found(topology, 'out')?.calls).toEqual([{ inputs: [at('a'), at('b')], named: {}, options: {} }]);
  });

  it.each([
    [
      'further inputs',
      [
        [
          ['a', 0, 0, {}],
          ['e', 0, 1, {}],
          ['e', 0, 2, {}],
        ],
      ],
    ],
    [
      'names in lists',
      [
        [
          [
            'a',
            0,
            0,
            {
              initial_state: [
                ['e', 0, 1],
                ['e', 0, 2],
              ],
            },
          ],
        ],
      ],
    ],
    ['names in objects', [{ args: [keras3('a')], kwargs: { initial_state: [keras3('e', 0, 1), keras3('e', 0, 2)] } }]],
  ])('of a state are named, whether they came as %s', (_, inbound) => {
    const encoder = layer('LSTM', 'e', [[['a', 0, 0, {}]]], { return_state: true });
    const topology = read([input('a'), encoder, layer('LSTM', 'out', inbound)]);
    expect(found(topology, 'out')?.calls).toEqual([
      { inputs: [at('a')], named: { initial_state: [at('e', 0, 1), at('e', 0, 2)] }, options: {} },
    ]);
  });

  it.each([
    [
      'lists',
      [
        [
          ['a', 0, 0, { use_causal_mask: true, training: null }],
          ['a', 0, 0, {}],
        ],
      ],
    ],
    [
      'objects',
      [{ args: [[keras3('a'), keras3('a')]], kwargs: { use_causal_mask: true, training: null, mask: [null] } }],
    ],
  ])('say what a call switches on, in %s', (_form, nodes) => {
    const topology = read([input('a'), layer('Attention', 'out', nodes)]);
    expect(found(topology, 'out')?.calls).toEqual([
      { inputs: [at('a'), at('a')], named: {}, options: { use_causal_mask: true } },
    ]);
  });

  it('of a shared layer are several calls', () => {
    const shared = layer('Dense', 'd', [[['a', 0, 0, {}]], [['b', 0, 0, {}]]]);
    const topology = read([
      input('a'),
      input('b'),
      shared,
      layer('Add', 'out', [
        [
          ['d', 0, 0, {}],
          ['d', 1, 0, {}],
        ],
      ]),
    ]);
    expect(found(topology, 'd')?.calls).toHaveLength(2);
    expect(found(topology, 'out')?.calls[0]?.inputs).toEqual([at('d'), at('d', 1)]);
  });

  it('put layers into an order in which they can be computed, and keep that of the file besides', () => {
    const out = layer('Dense', 'out', [[['d', 0, 0, {}]]]);
    const topology = read([out, layer('Dense', 'd', [[['a', 0, 0, {}]]]), input('a')]);
    expect(topology.layers.map(({ name }) => name)).toEqual(['a', 'd', 'out']);
    expect(topology.fileOrder).toEqual(['out', 'd', 'a']);
  });

  it.each([
    ['a list of ends', [['out', 0, 0]]],
    ['one end', ['out', 0, 0]],
    ['ends by name', { result: ['out', 0, 0] }],
  ])('end in %s', (_, outputs) => {
    expect(read([input('a'), layer('Dense', 'out', [[['a', 0, 0, {}]]])], outputs).outputs).toEqual([at('out')]);
  });
});

describe('the class of a layer', () => {
  const classOf = (...args: Parameters<typeof layer>) => found(read([input('a'), layer(...args)]), args[1])?.className;
  const twice = [{ args: [keras3('a'), 2], kwargs: {} }];
  const once = [{ args: [keras3('a')], kwargs: {} }];

  it('is not that of an operation of the same name', () => {
    expect(classOf('Multiply', 'out', once, {}, { module: 'keras.src.ops.numpy' })).toBe('ops.Multiply');
    expect(classOf('Multiply', 'out', twice)).toBe('ops.Multiply');
    expect(classOf('Multiply', 'out', [{ args: [[keras3('a')]], kwargs: {} }])).toBe('Multiply');
  });

  it('is not that of Keras where a program registered its own', () => {
    expect(classOf('LSTM', 'out', once, {}, { registered_name: 'mine>LSTM' })).toBe('mine>LSTM');
    expect(classOf('LSTM', 'out', once, {}, { registered_name: null, module: 'keras.layers' })).toBe('LSTM');
  });
});

describe('the words of Keras 1', () => {
  const sequential = (...layers: readonly object[]) =>
    readTopology({ class_name: 'Sequential', config: layers }, 'm.json');

  it('become those of Keras 2', () => {
    const topology = sequential(
      { class_name: 'Embedding', config: { name: 'e', input_dim: 9, output_dim: 4, input_length: 5 } },
      { class_name: 'Dropout', config: { name: 'p', p: 0.25 } },
      { class_name: 'TimeDistributedDense', config: { name: 't', output_dim: 3, bias: false } },
      { class_name: 'GRU', config: { name: 'g', output_dim: 2, inner_activation: 'hard_sigmoid', dropout_U: 0.5 } },
    );
    expect(found(topology, 'e_input')?.config.batch_shape).toEqual([null, 5]);
    expect(found(topology, 'e')?.config).toMatchObject({ input_dim: 9, output_dim: 4 });
    expect(found(topology, 'p')?.config.rate).toBe(0.25);
    expect(found(topology, 't')).toMatchObject({
      className: 'TimeDistributed',
      config: { layer: { class_name: 'Dense', config: { units: 3, use_bias: false } } },
    });
    expect(found(topology, 'g')?.config).toMatchObject({
      units: 2,
      recurrent_activation: 'hard_sigmoid',
      recurrent_dropout: 0.5,
    });
  });

  it.each([
    ['concat', 'Concatenate'],
    ['sum', 'Add'],
    ['mul', 'Multiply'],
    ['ave', 'Average'],
    ['max', 'Maximum'],
    ['dot', 'Merge'],
  ])('for a Merge of the mode %s are %s', (mode, className) => {
    const topology = read([
      input('a'),
      layer(
        'Merge',
        'out',
        [
          [
            ['a', 0, 0],
            ['a', 0, 0],
          ],
        ],
        { mode },
      ),
    ]);
    expect(found(topology, 'out')?.className).toBe(className);
  });
});

describe('the loss', () => {
  it.each([
    ['mse', 'mse'],
    ['meanSquaredError', 'mean_squared_error'],
    [{ class_name: 'Huber', config: { name: 'huber_loss' } }, 'huber_loss'],
    [{ class_name: 'function', config: 'mean_absolute_error' }, 'mean_absolute_error'],
    [{ module: 'keras.losses', class_name: 'MeanSquaredError', config: {} }, 'mean_squared_error'],
    [['mse', 'mse'], 'mse'],
    [{ first: 'mse', second: 'mse' }, 'mse'],
    [['mse', 'mae'], null],
    [null, null],
    [7, null],
  ])('%j is %s', (loss, name) => {
    expect(lossName(loss)).toBe(name);
  });
});
