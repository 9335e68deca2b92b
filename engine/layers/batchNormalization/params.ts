import type { ParamSchemas, ParamsOf } from '../../graph/paramSchema';

export const PARAMS = {
  momentum: {
    kind: 'number',
    default: 0.99,
    min: 0,
    max: 0.9999,
    step: 0.01,
  },
  epsilon: {
    kind: 'number',
    default: 0.001,
    min: 1e-7,
    max: 1,
    step: 0.001,
    advanced: true,
  },
  center: {
    kind: 'boolean',
    default: true,
    advanced: true,
  },
  scale: {
    kind: 'boolean',
    default: true,
    advanced: true,
  },
} as const satisfies ParamSchemas;

export type BatchNormalizationParams = ParamsOf<typeof PARAMS>;
