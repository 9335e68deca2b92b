import { defineRecurrent } from './define/recurrent/defineRecurrent';
import { GATE_PARAMS, ONE_DIRECTION_PARAMS, RECURRENT_PARAMS } from './define/recurrent/params';

/** Long short-term memory. */
export const lstm = defineRecurrent({
  cell: 'lstm',
  params: {
    ...RECURRENT_PARAMS,
    unitForgetBias: { kind: 'boolean', default: true },
    ...ONE_DIRECTION_PARAMS,
    ...GATE_PARAMS,
  },
  documentation: {
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
