import { defineRecurrent } from '../define/recurrent/defineRecurrent';
import { GATE_PARAMS, ONE_DIRECTION_PARAMS, RECURRENT_PARAMS, RESET_AFTER } from '../define/recurrent/params';
import { gruClass } from './gruClass';

/**
 * Gated recurrent unit. Its reset gate is applied before the matrix product, as tfjs and the first Keras define it, or with
 * `resetAfter` after it, as Keras 3 and cuDNN do; the bias of that form is [2, 3·units].
 */
export const gru = defineRecurrent({
  cell: 'gru',
  params: { ...RECURRENT_PARAMS, ...ONE_DIRECTION_PARAMS, ...GATE_PARAMS, resetAfter: RESET_AFTER },
  tfjsClass: gruClass,
  documentation: {
    formula: [
      'z = σ(W_z·[h,x] + b_z)',
      'r = σ(W_r·[h,x] + b_r)',
      'h̃ = tanh(W_h·[r∗h,x] + b_h)',
      'h = z∗h + (1−z)∗h̃',
      'reset after: h̃ = tanh(W_h·x + b_h + r∗(U_h·h + c_h))',
    ],
    reference: 'Cho et al. 2014, with the roles of z and 1−z as in Keras.',
  },
});
