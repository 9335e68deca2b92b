import type { ParamSchema, ParamSchemas, ParamsOf } from '../../graph/paramSchema';
import { type SlidingWindow, stepsParam } from '../define/slidingWindow';

/** Which value of a pool counts. */
export const POOLING_MODE = {
  kind: 'choice',
  default: 'max',
  options: ['max', 'average'],
} as const satisfies ParamSchema;

export const PARAMS = {
  mode: POOLING_MODE,
  poolSize: stepsParam(2),
  strides: stepsParam(2),
  padding: {
    kind: 'choice',
    default: 'valid',
    options: ['valid', 'same'],
  },
} as const satisfies ParamSchemas;

export type PoolingParams = ParamsOf<typeof PARAMS>;

/** The window of timesteps that become one. */
export function windowOf({ poolSize, strides, padding }: PoolingParams): SlidingWindow {
  return { size: poolSize, stride: strides, dilation: 1, padding };
}
