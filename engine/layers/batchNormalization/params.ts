import type { ParamSchemas, ParamsOf } from '../../graph/paramSchema';

export const PARAMS = {
  momentum: {
    kind: 'number',
    default: 0.99,
    min: 0,
    max: 0.9999,
    step: 0.01,
    label: 'Momentum',
    help: 'How much of the moving mean and variance stays at each training step; less follows the data faster.',
  },
  epsilon: {
    kind: 'number',
    default: 0.001,
    min: 1e-7,
    max: 1,
    step: 0.001,
    label: 'Epsilon',
    help: 'Added to the variance, against a division by zero.',
    advanced: true,
  },
  center: {
    kind: 'boolean',
    default: true,
    label: 'Center',
    help: 'Adds a learnt shift to each feature.',
    advanced: true,
  },
  scale: {
    kind: 'boolean',
    default: true,
    label: 'Scale',
    help: 'Multiplies each feature by a learnt factor.',
    advanced: true,
  },
} as const satisfies ParamSchemas;

export type BatchNormalizationParams = ParamsOf<typeof PARAMS>;
