import { defineLayer } from './defineLayer';
import { inputSpec } from './portSpecs';
import {
  countCellFlops,
  countCellParameters,
  directionArgs,
  inferOneDirection,
  ONE_DIRECTION_PARAMS,
  RECURRENT_PARAMS,
  recurrentArgs,
  STATE_INPUTS,
  STATE_OUTPUTS,
  summarizeRecurrent,
} from './recurrentParams';

/** The plain recurrent layer, without gates. */
export const simpleRnn = defineLayer({
  type: 'simpleRnn',
  family: 'recurrent',
  label: 'Simple RNN',
  help: 'The plain recurrent layer: fast, but it forgets within tens of steps.',
  params: { ...RECURRENT_PARAMS, ...ONE_DIRECTION_PARAMS },
  inputs: STATE_INPUTS,
  outputs: STATE_OUTPUTS,
  summarize: summarizeRecurrent,
  infer: (params, inputs, context) => inferOneDirection('simpleRnn', params, inputs, context),
  countParameters: (params, inputs) =>
    countCellParameters(1, params.units, inputSpec(inputs).shape[1] ?? 0, params.useBias),
  countFlops: (params, inputs) => countCellFlops(1, params.units, inputSpec(inputs).shape, 2),
  toTfjs: (params, name) => ({
    factory: 'simpleRNN',
    args: { ...recurrentArgs(params), ...directionArgs(params), name },
  }),
  documentation: {
    text: 'Each state is a squashed mix of the input and the state before it. Gradients shrink or grow with every step back, which is the problem that LSTM and GRU were made to solve.',
    formula: ['h = tanh(W·[h,x] + b)'],
    reference: 'Elman 1990.',
  },
});
