import type { ParamSchema } from '../../graph/paramSchema';

/** Which value of a pool counts. */
export const POOLING_MODE = {
  kind: 'choice',
  default: 'max',
  label: 'Mode',
  help: 'Max keeps the strongest value, average the mean.',
  options: [
    { value: 'max', label: 'Max' },
    { value: 'average', label: 'Average' },
  ],
} as const satisfies ParamSchema;
