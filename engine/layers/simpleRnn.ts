import { defineRecurrent } from './define/recurrent/defineRecurrent';
import { ONE_DIRECTION_PARAMS, RECURRENT_PARAMS } from './define/recurrent/params';
import { recurrentClass } from './define/recurrent/recurrentClass';

/** The plain recurrent layer, without gates. */
export const simpleRnn = defineRecurrent({
  cell: 'simpleRnn',
  params: { ...RECURRENT_PARAMS, ...ONE_DIRECTION_PARAMS },
  tfjsClass: (tf) => recurrentClass(tf, tf.layers.simpleRNN({ units: 1 })),
  documentation: {
    formula: ['h = tanh(W·[h,x] + b)'],
    reference: 'Elman 1990.',
  },
});
