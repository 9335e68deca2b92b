import type { ParamSchema } from '../../graph/paramSchema';

/** Which value of a pool counts. */
export const POOLING_MODE = {
  kind: 'choice',
  default: 'max',
  options: ['max', 'average'],
} as const satisfies ParamSchema;
