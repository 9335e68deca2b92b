import type { ParamSchemas, ParamsOf } from '../../graph/paramSchema';
import { type Cell, CELLS } from '../define/recurrent/cell';
import { RECURRENT_PARAMS } from '../define/recurrent/params';

export const PARAMS = {
  cell: {
    kind: 'choice',
    default: 'lstm',
    label: 'Cell',
    help: 'The recurrent layer that runs in each direction.',
    options: [
      { value: 'lstm', label: CELLS.lstm.label },
      { value: 'gru', label: CELLS.gru.label },
      { value: 'simpleRnn', label: CELLS.simpleRnn.label },
    ],
  },
  ...RECURRENT_PARAMS,
  resetAfter: {
    kind: 'boolean',
    default: false,
    fresh: true,
    when: { param: 'cell', values: ['gru'] },
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

export type BidirectionalParams = ParamsOf<typeof PARAMS>;

/** One of the two directions; what the node does not offer is as in a layer of its own. */
export function directionOf(params: BidirectionalParams, direction: 'forward' | 'backward'): Cell {
  const { cell, units, dropout, recurrentDropout, output } = params;
  return {
    cell,
    units,
    activation: 'tanh',
    recurrentActivation: 'sigmoid',
    useBias: true,
    dropout,
    recurrentDropout,
    goBackwards: direction === 'backward',
    resetAfter: cell === 'gru' && params.resetAfter,
    unitForgetBias: cell === 'lstm',
    returnSequences: output === 'sequences',
  };
}

export const DIRECTIONS = ['forward', 'backward'] as const;
