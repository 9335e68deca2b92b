import type { ParamSchemas } from '../graph/paramSchema';
import { defineLayer } from './defineLayer';
import type { LayerCall } from './layerCall';
import { inputSpec } from './portSpecs';
import {
  countCellFlops,
  countCellParameters,
  inferRecurrent,
  RECURRENT_PARAMS,
  recurrentArgs,
  summarizeRecurrent,
} from './recurrentParams';

const CELLS = {
  lstm: { label: 'LSTM', factory: 'lstm', gates: 4, elementwise: 9, gated: true },
  gru: { label: 'GRU', factory: 'gru', gates: 3, elementwise: 8, gated: true },
  simpleRnn: { label: 'Simple RNN', factory: 'simpleRNN', gates: 1, elementwise: 2, gated: false },
} as const;

const PARAMS = {
  cell: {
    kind: 'choice',
    default: 'lstm',
    label: 'Cell',
    help: 'The recurrent layer that runs in each direction.',
    options: [
      { value: 'lstm', label: 'LSTM' },
      { value: 'gru', label: 'GRU' },
      { value: 'simpleRnn', label: 'Simple RNN' },
    ],
  },
  ...RECURRENT_PARAMS,
  resetAfter: {
    kind: 'boolean',
    default: false,
    label: 'Reset after',
    help: 'For GRU: applies the reset gate after the recurrent product, with a second bias, as Keras 3 and cuDNN do.',
    advanced: true,
  },
  merge: {
    kind: 'choice',
    default: 'concat',
    label: 'Merge mode',
    help: 'How the outputs of both directions become one.',
    options: [
      { value: 'concat', label: 'Concatenate' },
      { value: 'sum', label: 'Sum' },
      { value: 'mul', label: 'Multiply' },
      { value: 'ave', label: 'Average' },
    ],
  },
} as const satisfies ParamSchemas;

/** Two recurrent layers that read the window in opposite directions. */
export const bidirectional = defineLayer({
  type: 'bidirectional',
  family: 'recurrent',
  label: 'Bidirectional',
  help: 'Reads the window forwards and backwards and merges both.',
  params: PARAMS,
  summarize: (params) => [{ code: `cell.${params.cell}` }, ...summarizeRecurrent(params)],
  infer: (params, inputs, context) =>
    inferRecurrent(params, params.merge === 'concat' ? 2 * params.units : params.units, inputs, context),
  countParameters: (params, inputs) => {
    const secondBias = params.cell === 'gru' && params.resetAfter ? 3 * params.units : 0;
    const { gates } = CELLS[params.cell];
    return 2 * (countCellParameters(gates, params.units, inputSpec(inputs).shape[1] ?? 0, true) + secondBias);
  },
  countFlops: (params, inputs) => {
    const cell = CELLS[params.cell];
    return 2 * countCellFlops(cell.gates, params.units, inputSpec(inputs).shape, cell.elementwise);
  },
  toTfjs: (params, name) => {
    const cell = CELLS[params.cell];
    const layer: LayerCall = {
      factory: cell.factory,
      args: {
        ...recurrentArgs(params),
        ...(cell.gated && { recurrentActivation: 'sigmoid' }),
        ...(params.cell === 'lstm' && { unitForgetBias: true }),
        ...(params.cell === 'gru' && params.resetAfter && { resetAfter: true }),
        name: `${name}_cell`,
      },
    };
    return { factory: 'bidirectional', args: { layer, mergeMode: params.merge, name } };
  },
  documentation: {
    text: 'The whole window is known when it is read, so a second layer may read it from its end. That never looks past the window, and so leaks nothing from the future.',
    formula: ['h→ = cell(x_1 … x_T)', 'h← = cell(x_T … x_1)', 'y = merge(h→, h←)'],
    reference: 'Schuster and Paliwal 1997.',
  },
});
