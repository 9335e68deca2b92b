import { defineRecurrent } from './define/recurrent/defineRecurrent';
import { ONE_DIRECTION_PARAMS, RECURRENT_PARAMS } from './define/recurrent/params';
import { recurrentClass } from './define/recurrent/recurrentClass';

/** The plain recurrent layer, without gates. */
export const simpleRnn = defineRecurrent({
  cell: 'simpleRnn',
  help: 'The plain recurrent layer: fast, but it forgets within tens of steps.',
  params: { ...RECURRENT_PARAMS, ...ONE_DIRECTION_PARAMS },
  tfjsClass: (tf) => recurrentClass(tf, tf.layers.simpleRNN({ units: 1 })),
  documentation: {
    text: 'Each state is a squashed mix of the input and the state before it. Gradients shrink or grow with every step back, which is the problem that LSTM and GRU were made to solve.',
    formula: ['h = tanh(W·[h,x] + b)'],
    reference: 'Elman 1990.',
  },
});
