import { type ExportCase, graphOf, RECIPE } from './exportCase';
import { csvOf, flows, rising, shopHours, shops } from './exportColumns';
import { drawChain, type ExchangeCase, type NodeText, TELLING_STEP } from './exchangeProject';

const input: NodeText = ['Input', 'input'];
const dense: NodeText = ['Dense', 'dense'];
const target: NodeText = ['Target', 'target'];

/** Every mood is a series: a row each three hours. */
export const SERIES_EXCHANGE_CASES: readonly ExchangeCase[] = [
  {
    name: 'series-by-time',
    graph: drawChain(input, ['GRU', 'gru', { units: 4 }], ['Dense', 'dense', { units: 4 }], target),
    recipe: {
      ...{ series: 'mood', targets: ['load', 'level'], horizon: 2, seasons: [8] },
      ...{ transforms: { load: 'difference' }, calendar: ['hourOfDay'] },
    },
  },
  {
    name: 'series-by-rows',
    graph: drawChain(input, ['LSTM', 'lstm', { units: 4 }], dense, target),
    recipe: { time: null, series: 'mood', targets: ['level'], seasons: [4] },
  },
  {
    name: 'series-of-classes',
    training: TELLING_STEP,
    graph: drawChain(
      ['Kinds', 'input', { form: 'codes', columns: ['kind'] }],
      ['Embedding', 'embedding', { vocabulary: 4, dimensions: 2 }],
      ['LSTM', 'lstm', { units: 4 }],
      ['Dense', 'dense', { units: 1, activation: 'sigmoid' }],
      ['Target', 'target', { loss: 'binaryCrossentropy' }],
    ),
    recipe: { series: 'mood', features: ['kind'], targets: ['rain'], seasons: [] },
  },
];

/** Projects of several series. */
export const SERIES_EXPORT_CASES: Readonly<Record<string, ExportCase>> = {
  series: {
    title: 'several series by time, one of which the training part does not show, with a trend and empty cells',
    csv: csvOf({
      hour: shopHours,
      shop: shops,
      flow: flows.map((value, i) => (i % 13 === 7 ? '' : value)),
      level: flows.map((value, i) => 2 * i + value / 10),
    }),
    recipe: {
      ...{ ...RECIPE, time: 'hour', series: 'shop', features: ['flow', 'level'], targets: ['flow', 'level'] },
      ...{ lookback: 4, horizon: 2, split: { train: 0.6, validation: 0.15 }, seasons: [5] },
      ...{ transforms: { flow: 'difference' }, calendar: ['hourOfDay'] },
    },
    graph: graphOf(
      [
        ['i', 'input', 'Input'],
        ['l', 'gru', 'GRU', { units: 4 }],
        ['d', 'dense', 'Dense', { units: 4 }],
        ['t', 'target', 'Target'],
      ],
      ['i>l', 'l>d', 'd>t'],
    ),
  },
  seriesByRows: {
    title: 'several series without a time column, for numbers and classes',
    csv: csvOf({ flow: flows, rising, shop: shops }),
    recipe: {
      ...{ ...RECIPE, time: null, series: 'shop', features: ['flow'], targets: ['flow', 'rising'], seasons: [3] },
      lookback: 3,
    },
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
};
