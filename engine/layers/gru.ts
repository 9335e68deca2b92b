import { defineLayer } from './defineLayer';
import { inputSpec } from './portSpecs';
import {
  countCellFlops,
  countCellParameters,
  directionArgs,
  GATE_PARAMS,
  inferRecurrent,
  ONE_DIRECTION_PARAMS,
  RECURRENT_PARAMS,
  recurrentArgs,
  summarizeRecurrent,
} from './recurrentParams';

/** Gated recurrent unit, with the reset gate applied before the matrix product, as tfjs and Keras 1 to 2.x define it. */
export const gru = defineLayer({
  type: 'gru',
  family: 'recurrent',
  label: 'GRU',
  help: 'A lighter LSTM: two gates and no separate cell.',
  params: { ...RECURRENT_PARAMS, ...ONE_DIRECTION_PARAMS, ...GATE_PARAMS },
  summarize: summarizeRecurrent,
  infer: (params, inputs, context) => inferRecurrent(params, params.units, inputs, context),
  countParameters: (params, inputs) =>
    countCellParameters(3, params.units, inputSpec(inputs).shape[1] ?? 0, params.useBias),
  countFlops: (params, inputs) => countCellFlops(3, params.units, inputSpec(inputs).shape, 8),
  toTfjs: (params, name) => ({
    factory: 'gru',
    args: {
      ...recurrentArgs(params),
      ...directionArgs(params),
      recurrentActivation: params.recurrentActivation,
      name,
    },
  }),
  documentation: {
    text: 'The update gate blends the old state with a new candidate; the reset gate decides how much of the old state the candidate sees. It often learns as well as an LSTM with fewer parameters.',
    formula: ['z = σ(W_z·[h,x] + b_z)', 'r = σ(W_r·[h,x] + b_r)', 'h̃ = tanh(W_h·[r∗h,x] + b_h)', 'h = z∗h + (1−z)∗h̃'],
    reference: 'Cho et al. 2014, with the roles of z and 1−z as in Keras.',
  },
});
