import type { ParamSchemas, ParamsOf } from '../../graph/paramSchema';
import type { SlidingWindow } from '../define/slidingWindow';
import { POOLING_MODE } from './poolingMode';

export const PARAMS = {
  mode: POOLING_MODE,
  poolSize: {
    kind: 'integer',
    default: 2,
    min: 1,
    max: 1024,
    label: 'Pool size',
    help: 'Number of timesteps that become one.',
  },
  strides: {
    kind: 'integer',
    default: 2,
    min: 1,
    max: 1024,
    label: 'Strides',
    help: 'How many timesteps lie between one pool and the next.',
  },
  padding: {
    kind: 'choice',
    default: 'valid',
    label: 'Padding',
    help: 'Valid leaves out an incomplete pool at the end; same keeps it.',
    options: [
      { value: 'valid', label: 'Valid' },
      { value: 'same', label: 'Same' },
    ],
  },
} as const satisfies ParamSchemas;

export type PoolingParams = ParamsOf<typeof PARAMS>;

/** The window of timesteps that become one. */
export function windowOf({ poolSize, strides, padding }: PoolingParams): SlidingWindow {
  return { size: poolSize, stride: strides, dilation: 1, padding };
}
