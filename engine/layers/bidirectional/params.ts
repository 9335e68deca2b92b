import type { ParamSchemas, ParamsOf } from '../../graph/paramSchema';
import type { Cell } from '../define/recurrent/cell';
import { RECURRENT_PARAMS, RESET_AFTER } from '../define/recurrent/params';

export const PARAMS = {
  cell: { kind: 'choice', default: 'lstm', options: ['lstm', 'gru', 'simpleRnn'] },
  ...RECURRENT_PARAMS,
  resetAfter: { ...RESET_AFTER, when: { param: 'cell', values: ['gru'] } },
  merge: { kind: 'choice', default: 'concat', options: ['concat', 'sum', 'mul', 'ave'] },
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
