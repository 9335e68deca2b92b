import { drawChain, drawGraph, type ExchangeCase, type NodeText, TELLING_STEP } from './exchangeProject';
import { SERIES_EXCHANGE_CASES } from './seriesCases';

// Whole graphs that every export and import is proven on. Small, so that all of them can be run in many frameworks.

const input: NodeText = ['Input', 'input'];
const dense: NodeText = ['Dense', 'dense'];
const target: NodeText = ['Target', 'target'];
const kinds: NodeText = ['Kinds', 'input', { form: 'codes', columns: ['kind'] }];
const numbers: NodeText = ['Numbers', 'input', { columns: ['load', 'warmth'] }];
/** The vocabulary of `kind`: its three texts and the one for unseen texts. */
const VOCABULARY = 4;

const RECURRENT: readonly ExchangeCase[] = [
  { name: 'plain-lstm', graph: drawChain(input, ['LSTM', 'lstm', { units: 8 }], dense, target) },
  {
    name: 'stacked-lstm',
    graph: drawChain(
      input,
      ['First', 'lstm', { units: 6, output: 'sequences' }],
      ['Second', 'lstm', { units: 5, output: 'sequences' }],
      ['Third', 'lstm', { units: 4 }],
      ['Hidden', 'dense', { units: 4, activation: 'relu' }],
      dense,
      target,
    ),
    training: { optimizer: 'rmsprop', clipNorm: 0 },
  },
  {
    name: 'dropouts',
    graph: drawChain(
      input,
      ['LSTM', 'lstm', { units: 5, output: 'sequences', dropout: 0.2 }],
      ['Dropout', 'dropout', { rate: 0.3 }],
      ['GRU', 'gru', { units: 4, recurrentDropout: 0.2 }],
      dense,
      target,
    ),
  },
  { name: 'gru-reset-before', graph: drawChain(input, ['GRU', 'gru', { units: 6 }], dense, target) },
  {
    name: 'gru-reset-after',
    graph: drawChain(input, ['GRU', 'gru', { units: 6, resetAfter: true }], dense, target),
    training: { optimizer: 'sgd', momentum: 0, clipNorm: 0 },
  },
  {
    name: 'simple-rnn',
    graph: drawChain(input, ['RNN', 'simpleRnn', { units: 6 }], dense, target),
    training: { optimizer: 'sgd', momentum: 0.9 },
  },
  {
    name: 'backwards-without-bias',
    training: TELLING_STEP,
    graph: drawChain(
      input,
      ['LSTM', 'lstm', { units: 5, output: 'sequences', goBackwards: true, useBias: false, activation: 'relu' }],
      ['GRU', 'gru', { units: 4, output: 'sequences', recurrentActivation: 'hardSigmoid', useBias: false }],
      ['Again', 'gru', { units: 4, output: 'sequences', goBackwards: true, resetAfter: true, activation: 'relu' }],
      ['RNN', 'simpleRnn', { units: 4, activation: 'linear', goBackwards: true }],
      ['Dense', 'dense', { useBias: false }],
      target,
    ),
  },
  {
    name: 'hard-sigmoids',
    graph: drawChain(
      input,
      ['Second', 'lstm', { units: 5, output: 'sequences', recurrentActivation: 'hardSigmoid' }],
      ['Third', 'gru', { units: 4, recurrentActivation: 'hardSigmoid3', resetAfter: true }],
      dense,
      target,
    ),
  },
];

const BIDIRECTIONAL: readonly ExchangeCase[] = (
  [
    ['concat', 'lstm', 'sequences'],
    ['sum', 'gru', 'last'],
    ['mul', 'simpleRnn', 'sequences'],
    ['ave', 'lstm', 'last'],
  ] as const
).map(([merge, cell, output]) => ({
  name: `bidirectional-${merge}`,
  training: TELLING_STEP,
  graph: drawChain(
    input,
    ['Both', 'bidirectional', { cell, merge, units: 4, output }],
    ...(output === 'sequences' ? ([['GRU', 'gru', { units: 3 }]] as const) : []),
    dense,
    target,
  ),
}));

const MASKED: readonly ExchangeCase[] = [
  {
    name: 'embedding-mask',
    training: TELLING_STEP,
    graph: drawChain(
      kinds,
      ['Embedding', 'embedding', { vocabulary: VOCABULARY, dimensions: 3, maskZero: true }],
      ['LSTM', 'lstm', { units: 5, output: 'sequences' }],
      ['Mixed', 'dense', { units: 4, activation: 'tanh' }],
      ['GRU', 'gru', { units: 4 }],
      dense,
      target,
    ),
    recipe: { features: ['kind'] },
  },
  {
    name: 'masking',
    training: TELLING_STEP,
    graph: drawChain(
      input,
      ['Masking', 'masking'],
      ['Both', 'bidirectional', { units: 4, cell: 'gru', output: 'sequences' }],
      ['LSTM', 'lstm', { units: 4 }],
      dense,
      target,
    ),
    recipe: { features: ['pause'], targets: ['pause'], scaling: 'none' },
  },
];

const BRANCHED: readonly ExchangeCase[] = [
  {
    name: 'two-inputs',
    graph: drawGraph(
      [
        numbers,
        kinds,
        ['Embedding', 'embedding', { vocabulary: VOCABULARY, dimensions: 2 }],
        ['Join', 'concatenate'],
        ['LSTM', 'lstm', { units: 6 }],
        dense,
        target,
      ],
      ['Numbers>Join', 'Kinds>Embedding', 'Embedding>Join', 'Join>LSTM', 'LSTM>Dense', 'Dense>Target'],
    ),
    recipe: { features: ['load', 'warmth', 'kind'], calendar: ['hourOfDay'] },
  },
  {
    name: 'merges',
    training: TELLING_STEP,
    graph: drawGraph(
      [
        input,
        ['Left', 'lstm', { units: 4, output: 'sequences' }],
        ['Right', 'gru', { units: 4, output: 'sequences' }],
        ...['add', 'multiply', 'average', 'maximum', 'minimum'].map(
          (mode): NodeText => [`Merge ${mode}`, 'merge', { mode }],
        ),
        ['Join', 'concatenate', { axis: 'time' }],
        ['Normalised', 'layerNormalization'],
        ['Active', 'activation', { activation: 'relu' }],
        ['Flat', 'flatten'],
        dense,
        target,
      ],
      [
        ...['Input>Left', 'Input>Right'],
        ...['add', 'multiply', 'average', 'maximum', 'minimum'].flatMap((mode) => [
          `Left>Merge ${mode}`,
          `Right>Merge ${mode}`,
          `Merge ${mode}>Join`,
        ]),
        ...['Join>Normalised', 'Normalised>Active', 'Active>Flat', 'Flat>Dense', 'Dense>Target'],
      ],
    ),
  },
  {
    name: 'attention',
    training: TELLING_STEP,
    graph: drawGraph(
      [
        input,
        ['Encoder', 'lstm', { units: 4, output: 'sequences' }],
        ['Decoder', 'gru', { units: 4, output: 'sequences' }],
        ['Attention', 'attention', { useScale: true }],
        ['Join', 'concatenate'],
        ['Pooled', 'globalPooling1d', { mode: 'average' }],
        dense,
        target,
      ],
      [
        ...['Input>Encoder', 'Input>Decoder', 'Decoder>Attention.query', 'Encoder>Attention.value'],
        ...['Attention>Join', 'Decoder>Join', 'Join>Pooled', 'Pooled>Dense', 'Dense>Target'],
      ],
    ),
  },
];

const ENCODER_DECODER: readonly ExchangeCase[] = [
  ...(['lstm', 'gru', 'simpleRnn'] as const).map((type) => ({
    name: `encoder-decoder-${type}`,
    training: TELLING_STEP,
    graph: drawGraph(
      [
        ['Past', 'input', { columns: ['load'] }],
        ['Known', 'input', { columns: ['warmth'] }],
        ['Encoder', type, { units: 4 }],
        ['Decoder', type, { units: 4, output: 'sequences' }],
        ['Flat', 'flatten'],
        dense,
        target,
      ],
      [
        ...['Past>Encoder', 'Known>Decoder', 'Encoder.state>Decoder.initialState'],
        ...['Decoder>Flat', 'Flat>Dense', 'Dense>Target'],
      ],
    ),
  })),
  {
    name: 'repeat-vector',
    training: TELLING_STEP,
    graph: drawChain(
      input,
      ['Encoder', 'lstm', { units: 4 }],
      ['Repeat', 'repeatVector', { times: 3 }],
      ['Decoder', 'lstm', { units: 4, output: 'sequences' }],
      ['Steps', 'dense', { units: 2 }],
      ['Flat', 'flatten'],
      target,
    ),
    recipe: { targets: ['load', 'warmth'], horizon: 3 },
  },
];

const CONVOLVED: readonly ExchangeCase[] = [
  {
    name: 'convolution-lstm',
    training: TELLING_STEP,
    graph: drawChain(
      input,
      ['Conv', 'conv1d', { filters: 5, kernelSize: 3, padding: 'causal', dilationRate: 2, activation: 'relu' }],
      ['Wide', 'conv1d', { filters: 4, kernelSize: 4, padding: 'same', strides: 2 }],
      ['Pool', 'pooling1d', { mode: 'max', poolSize: 2, strides: 1, padding: 'same' }],
      ['LSTM', 'lstm', { units: 4 }],
      dense,
      target,
    ),
    recipe: { lookback: 9 },
  },
  {
    name: 'convolution-pooled',
    training: TELLING_STEP,
    graph: drawChain(
      input,
      ['Conv', 'conv1d', { filters: 6, kernelSize: 2, padding: 'valid', activation: 'tanh', useBias: false }],
      ['Pool', 'pooling1d', { mode: 'average', poolSize: 3, strides: 2, padding: 'same' }],
      ['Norm', 'layerNormalization', { epsilon: 0.01 }],
      ['Top', 'globalPooling1d', { mode: 'max' }],
      dense,
      target,
    ),
    recipe: { lookback: 8 },
  },
];

const TARGETS: readonly ExchangeCase[] = [
  {
    name: 'classes',
    graph: drawChain(
      input,
      ['GRU', 'gru', { units: 5 }],
      ['Dense', 'dense', { units: 3, activation: 'softmax' }],
      ['Target', 'target', { loss: 'categoricalCrossentropy' }],
    ),
    recipe: { targets: ['mood'] },
  },
  {
    name: 'yes-or-no',
    training: TELLING_STEP,
    graph: drawChain(
      input,
      ['LSTM', 'lstm', { units: 5 }],
      ['Dense', 'dense', { units: 1, activation: 'sigmoid' }],
      ['Target', 'target', { loss: 'binaryCrossentropy' }],
    ),
    recipe: { targets: ['rain'], seasons: [] },
  },
  {
    name: 'three-steps-of-two',
    training: TELLING_STEP,
    graph: drawChain(
      input,
      ['LSTM', 'lstm', { units: 5 }],
      ['Dense', 'dense', { units: 6 }],
      ['Target', 'target', { loss: 'huber' }],
    ),
    recipe: {
      targets: ['load', 'warmth'],
      horizon: 3,
      scaling: 'minMax',
      transforms: { load: 'difference', warmth: 'difference' },
    },
  },
  {
    name: 'two-targets',
    training: TELLING_STEP,
    graph: drawGraph(
      [
        input,
        ['LSTM', 'lstm', { units: 5 }],
        ['Amount', 'dense'],
        ['Class', 'dense', { units: 3, activation: 'softmax' }],
        ['Load', 'target', { loss: 'meanAbsoluteError', columns: ['load'] }],
        ['Mood', 'target', { loss: 'categoricalCrossentropy', columns: ['mood'] }],
      ],
      ['Input>LSTM', 'LSTM>Amount', 'LSTM>Class', 'Amount>Load', 'Class>Mood'],
    ),
    recipe: { targets: ['load', 'mood'], transforms: { load: 'logReturn' } },
  },
];

/** The whole graphs. */
export const EXCHANGE_CASES: readonly ExchangeCase[] = [
  ...RECURRENT,
  ...BIDIRECTIONAL,
  ...MASKED,
  ...BRANCHED,
  ...ENCODER_DECODER,
  ...CONVOLVED,
  ...TARGETS,
  ...SERIES_EXCHANGE_CASES,
];
