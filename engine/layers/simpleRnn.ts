import { defineRecurrent } from './define/recurrent/defineRecurrent';
import { ONE_DIRECTION_PARAMS, RECURRENT_PARAMS } from './define/recurrent/params';

/** The plain recurrent layer, without gates. */
export const simpleRnn = defineRecurrent({
  cell: 'simpleRnn',
  params: { ...RECURRENT_PARAMS, ...ONE_DIRECTION_PARAMS },
  documentation: { formula: ['h = tanh(W·[h,x] + b)'], reference: 'Elman 1990.' },
});
