import { defineLayer } from './defineLayer';
import { inputSpec } from './portSpecs';
import {
  countCellFlops,
  countCellParameters,
  directionArgs,
  GATE_PARAMS,
  inferOneDirection,
  ONE_DIRECTION_PARAMS,
  RECURRENT_PARAMS,
  recurrentArgs,
  STATE_INPUTS,
  STATE_OUTPUTS,
  summarizeRecurrent,
} from './recurrentParams';

/** Long short-term memory. */
export const lstm = defineLayer({
  type: 'lstm',
  family: 'recurrent',
  label: 'LSTM',
  help: 'Remembers across steps through a gated cell.',
  params: {
    ...RECURRENT_PARAMS,
    unitForgetBias: {
      kind: 'boolean',
      default: true,
      label: 'Forget bias of 1',
      help: 'Starts with the forget gate open, so that the cell remembers from the first epoch on.',
    },
    ...ONE_DIRECTION_PARAMS,
    ...GATE_PARAMS,
  },
  inputs: STATE_INPUTS,
  outputs: STATE_OUTPUTS,
  summarize: summarizeRecurrent,
  infer: (params, inputs, context) => inferOneDirection('lstm', params, inputs, context),
  countParameters: (params, inputs) =>
    countCellParameters(4, params.units, inputSpec(inputs).shape[1] ?? 0, params.useBias),
  countFlops: (params, inputs) => countCellFlops(4, params.units, inputSpec(inputs).shape, 9),
  toTfjs: (params, name) => ({
    factory: 'lstm',
    args: {
      ...recurrentArgs(params),
      ...directionArgs(params),
      recurrentActivation: params.recurrentActivation,
      // Stated always: tfjs, unlike Keras, leaves it off unless told.
      unitForgetBias: params.unitForgetBias,
      name,
    },
  }),
  documentation: {
    text: 'Three gates decide what the cell forgets, what it takes in and what it shows. Because the cell is carried on by addition, gradients survive many steps.',
    formula: [
      'f = σ(W_f·[h,x] + b_f)',
      'i = σ(W_i·[h,x] + b_i)',
      'C̃ = tanh(W_C·[h,x] + b_C)',
      'C = f∗C + i∗C̃',
      'o = σ(W_o·[h,x] + b_o)',
      'h = o∗tanh(C)',
    ],
    reference: 'Hochreiter and Schmidhuber 1997; forget gate: Gers, Schmidhuber and Cummins 2000.',
  },
});
