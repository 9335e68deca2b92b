import { close, colours, csvOf, dates, european, flows, hours, laterHours, open, rising } from './exportColumns';
import { type ExportCase, graphOf, RECIPE } from './exportCase';
import { SERIES_EXPORT_CASES } from './seriesCases';

const HOSTILE = `it's "x" \`\${boom}\` */ // \\ <b>|`;

/** Projects that together need every feature of the exported program, by name. */
export const EXPORT_CASES: Readonly<Record<string, ExportCase>> = {
  stock: {
    title: 'an LSTM on log returns and differences of two columns',
    csv: csvOf({ date: dates, open, close }),
    recipe: { ...RECIPE, features: ['open', 'close'], transforms: { close: 'logReturn', open: 'difference' } },
    graph: graphOf(
      [
        ['i', 'input', 'Input'],
        ['l', 'lstm', 'LSTM', { units: 48, output: 'sequences' }],
        ['g', 'gru', 'GRU', { units: 3, recurrentActivation: 'hardSigmoid' }],
        ['d', 'dense', 'Dense'],
        ['t', 'target', 'Target'],
      ],
      ['i>l', 'l>g', 'g>d', 'd>t'],
    ),
  },
  traffic: {
    title: 'calendar features, several steps ahead and two targets of one node',
    csv: csvOf({ hour: hours, flow: flows, other: open }),
    recipe: {
      ...RECIPE,
      time: 'hour',
      series: null,
      features: ['flow'],
      targets: ['flow', 'other'],
      calendar: ['hourOfDay', 'dayOfWeek', 'dayOfYear'],
      scaling: 'minMax',
      horizon: 3,
      transforms: { other: 'difference' },
    },
    graph: graphOf(
      [
        ['i', 'input', 'Input'],
        ['b', 'bidirectional', 'Both ways', { units: 4, cell: 'gru', merge: 'sum', dropout: 0.1 }],
        ['d', 'dense', 'Dense', { units: 6 }],
        ['t', 'target', 'Target', { loss: 'huber' }],
      ],
      ['i>b', 'b>d', 'd>t'],
    ),
  },
  mixed: {
    title: 'numbers and codes, with one Target of numbers, one of classes and one of two classes',
    csv: csvOf({ date: dates, close, colour: colours, rising }),
    recipe: { ...RECIPE, features: ['close', 'colour'], targets: ['close', 'colour', 'rising'], scaling: 'none' },
    graph: graphOf(
      [
        ['n', 'input', 'Numbers'],
        ['c', 'input', 'Colours', { form: 'codes', columns: ['colour'] }],
        ['e', 'embedding', 'Embedding', { vocabulary: 8, dimensions: 3 }],
        ['j', 'concatenate', 'Concatenate'],
        ['r', 'simpleRnn', 'Simple RNN', { units: 5 }],
        ['o', 'dropout', 'Dropout', { rate: 0.3 }],
        ['d1', 'dense', 'Price'],
        ['d2', 'dense', 'Colour', { units: 4, activation: 'softmax' }],
        ['d3', 'dense', 'Rising', { units: 1, activation: 'sigmoid' }],
        ['t1', 'target', 'Target', { columns: ['close'], loss: 'meanAbsoluteError' }],
        ['t2', 'target', 'Target 2', { columns: ['colour'], loss: 'categoricalCrossentropy' }],
        ['t3', 'target', 'Target 3', { columns: ['rising'], loss: 'binaryCrossentropy' }],
        ['d4', 'dense', 'Price'],
        ['t4', 'target', 'Target 4', { columns: ['close'] }],
      ],
      ['n>j', 'c>e', 'e>j', 'j>r', 'r>o', 'o>d1', 'o>d2', 'o>d3', 'd1>t1', 'd2>t2', 'd3>t3', 'o>d4', 'd4>t4'],
    ),
  },
  classes: {
    title: 'codes alone, classes alone, without a time column',
    csv: csvOf({ rising, colour: colours }),
    recipe: { ...RECIPE, time: null, features: ['colour'], targets: ['rising'] },
    graph: graphOf(
      [
        ['c', 'input', 'Codes', { form: 'codes' }],
        ['e', 'embedding', 'Embedding', { vocabulary: 5, dimensions: 2 }],
        ['f', 'flatten', 'Flatten'],
        ['d', 'dense', 'Dense', { units: 2, activation: 'softmax' }],
        ['t', 'target', 'Target', { loss: 'categoricalCrossentropy' }],
      ],
      ['c>e', 'e>f', 'f>d', 'd>t'],
    ),
  },
  losses: {
    title: 'losses, an optimizer and a schedule that frameworks lack, and classes that count alike',
    csv: csvOf({ date: dates, close, colour: colours, rising }),
    recipe: { ...RECIPE, features: ['close'], targets: ['close', 'colour', 'rising'] },
    training: {
      optimizer: 'nadam',
      schedule: 'plateau',
      plateauPatience: 1,
      minDelta: 0.01,
      warmupEpochs: 1,
      epochs: 3,
    },
    graph: graphOf(
      [
        ['i', 'input', 'Input'],
        ['l', 'lstm', 'LSTM', { units: 4 }],
        ['d', 'dense', 'Dense'],
        ['c', 'dense', 'Colour', { units: 4, activation: 'softmax' }],
        ['r', 'dense', 'Rising', { units: 2, activation: 'softmax' }],
        ['t1', 'target', 'Nine tenths', { columns: ['close'], loss: 'quantile', quantile: 0.9 }],
        ['t2', 'target', 'Middle', { columns: ['close'], loss: 'logCosh' }],
        ['t3', 'target', 'Share', { columns: ['close'], loss: 'meanAbsolutePercentageError' }],
        ['t4', 'target', 'Near', { columns: ['close'], loss: 'huber', huberDelta: 0.5 }],
        ['t5', 'target', 'Colours', { columns: ['colour'], loss: 'categoricalCrossentropy', classWeights: 'balanced' }],
        ['t6', 'target', 'Risings', { columns: ['rising'], loss: 'sparseCategoricalCrossentropy' }],
      ],
      ['i>l', 'l>d', 'd>t1', 'd>t2', 'd>t3', 'd>t4', 'l>c', 'l>r', 'c>t5', 'r>t6'],
    ),
  },
  decay: {
    title: 'AdamW and a learning rate along a cosine',
    csv: csvOf({ date: dates, close }),
    recipe: { ...RECIPE, features: ['close'], targets: ['close'] },
    training: { optimizer: 'adamW', schedule: 'cosine', weightDecay: 0.02, epochs: 2 },
    graph: graphOf(
      [
        ['i', 'input', 'Input'],
        ['l', 'gru', 'GRU', { units: 3 }],
        ['d', 'dense', 'Dense'],
        ['t', 'target', 'Target'],
      ],
      ['i>l', 'l>d', 'd>t'],
    ),
  },
  european: {
    title: 'semicolons, decimal commas, European dates out of order, empty cells and UTF-16',
    csv: csvOf(
      {
        Tag: european.toSpliced(10, 2, european[11] ?? '', european[10] ?? ''),
        Wert: close.map((value, i) => (i === 30 ? '' : value)),
      },
      ';',
    ),
    recipe: { ...RECIPE, time: 'Tag', features: ['Wert'], targets: ['Wert'] },
    graph: graphOf(
      [
        ['i', 'input', 'Eingang'],
        ['l', 'lstm', 'Größe', { units: 3, unitForgetBias: false, goBackwards: true }],
        ['d', 'dense', '2. Ausgang'],
        ['t', 'target', 'Ziel'],
      ],
      ['i>l', 'l>d', 'd>t'],
    ),
  },
  oneRow: {
    title: 'recurrent layers on windows of one row, trained by plain SGD without validation',
    csv: csvOf({ date: dates, close }),
    recipe: { ...RECIPE, lookback: 1, split: { train: 0.8, validation: 0 } },
    training: { optimizer: 'sgd', momentum: 0, clipNorm: 0, patience: 0, minDelta: 0.001, shuffle: false, epochs: 1 },
    graph: graphOf(
      [
        ['i', 'input', 'Input'],
        ['l', 'lstm', 'LSTM', { units: 2, output: 'sequences' }],
        ['g', 'simpleRnn', 'RNN', { units: 2 }],
        ['d', 'dense', 'Dense'],
        ['t', 'target', 'Target'],
      ],
      ['i>l', 'l>g', 'g>d', 'd>t'],
    ),
  },
  resetAfter: {
    title: 'GRUs of both forms, one with a name that the model uses itself',
    csv: csvOf({ date: dates, open, close }),
    recipe: { ...RECIPE, features: ['open', 'close'], transforms: { close: 'logReturn', open: 'difference' } },
    training: { epochs: 3, learningRate: 0.05 },
    graph: graphOf(
      [
        ['i', 'input', 'Input'],
        [
          'a',
          'gru',
          'Reset after GRU',
          { units: 5, output: 'sequences', resetAfter: true, dropout: 0.2, recurrentDropout: 0.1, activation: 'relu' },
        ],
        ['b', 'gru', 'resetAfterGru', { units: 4, output: 'sequences', resetAfter: true, useBias: false }],
        ['w', 'bidirectional', 'Both ways', { units: 3, cell: 'gru', output: 'sequences' }],
        ['c', 'gru', 'GRU', { units: 3, resetAfter: true, recurrentActivation: 'hardSigmoid', goBackwards: true }],
        ['d', 'dense', 'Dense'],
        ['t', 'target', 'Target'],
      ],
      ['i>a', 'a>b', 'b>w', 'w>c', 'c>d', 'd>t'],
    ),
  },
  hostile: {
    title: 'names that try to break out of strings, comments and files',
    name: `${HOSTILE}\n# evil`,
    dataFile: `../../${HOSTILE}\u202e.csv`,
    csv: csvOf({ date: dates, [HOSTILE]: close, 'a"b': open }),
    recipe: { ...RECIPE, features: [HOSTILE, 'a"b'], targets: [HOSTILE, 'a"b'] },
    graph: graphOf(
      [
        ['i', 'input', 'class'],
        ['l', 'lstm', "'); process.exit(3); ('", { units: 2 }],
        ['m', 'lstm', '*/ process.exit(3); /*\n process.exit(3); //', { units: 2 }],
        ['j', 'concatenate', 'tf'],
        ['d', 'dense', '\u2028\u0000🙈', { units: 2 }],
        ['t', 'target', '*/ process.exit(3) //\r process.exit(3)\u2029process.exit(3)'],
      ],
      ['i>l', 'i>m', 'l>j', 'm>j', 'j>d', 'd>t'],
    ),
  },
  seasons: {
    title: 'seasons by the clock over missing rows, and empty cells that are no truth to measure against',
    csv: csvOf({
      hour: hours.map((hour, i) => (i < 80 ? hour : (laterHours[i] ?? hour))),
      flow: flows.map((value, i) => (i % 9 === 4 && i > 70 ? '' : value)),
    }),
    recipe: { ...RECIPE, time: 'hour', features: ['flow'], targets: ['flow'], horizon: 2, seasons: [4, 24] },
    graph: graphOf(
      [
        ['i', 'input', 'Input'],
        ['l', 'lstm', 'LSTM', { units: 4 }],
        ['d', 'dense', 'Dense', { units: 2 }],
        ['t', 'target', 'Target'],
      ],
      ['i>l', 'l>d', 'd>t'],
    ),
  },
  convolution: {
    title: 'a convolution and largest values of pools, which TensorFlow.js does not train in WebAssembly',
    csv: csvOf({ date: dates, flow: flows }),
    recipe: { ...RECIPE, features: ['flow'], targets: ['flow'], lookback: 8 },
    training: { epochs: 12, patience: 0, learningRate: 0.02 },
    graph: graphOf(
      [
        ['i', 'input', 'Input'],
        ['c', 'conv1d', 'Conv1D', { filters: 6, kernelSize: 3, padding: 'causal', activation: 'relu' }],
        ['p', 'pooling1d', 'Pool', { mode: 'max', poolSize: 3, strides: 2, padding: 'same' }],
        ['f', 'flatten', 'Flatten'],
        ['d', 'dense', 'Dense'],
        ['t', 'target', 'Target'],
      ],
      ['i>c', 'c>p', 'p>f', 'f>d', 'd>t'],
    ),
  },
  rowSeasons: {
    title: 'seasons by rows, without a time column, for numbers and classes',
    csv: csvOf({ flow: flows, rising }),
    recipe: { ...RECIPE, time: null, features: ['flow'], targets: ['flow', 'rising'], seasons: [3] },
    graph: graphOf(
      [
        ['i', 'input', 'Input'],
        ['r', 'simpleRnn', 'RNN', { units: 3 }],
        ['d', 'dense', 'Flow'],
        ['e', 'dense', 'Rising', { units: 2, activation: 'softmax' }],
        ['t', 'target', 'Target', { columns: ['flow'] }],
        ['u', 'target', 'Target 2', { columns: ['rising'], loss: 'categoricalCrossentropy' }],
      ],
      ['i>r', 'r>d', 'r>e', 'd>t', 'e>u'],
    ),
  },
  ...SERIES_EXPORT_CASES,
};
