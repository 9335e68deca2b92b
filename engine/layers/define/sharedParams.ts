import type { NumberParam } from '../../graph/paramSchema';

/** What is added to a variance before a division by its root; the default is that of Keras. */
export const EPSILON_PARAM: NumberParam = {
  kind: 'number',
  default: 0.001,
  min: 1e-7,
  max: 1,
  step: 0.001,
  advanced: true,
};

/** The share of values that a layer drops while training. */
export const dropoutRate = (standard: number): NumberParam => ({
  kind: 'number',
  default: standard,
  min: 0,
  max: 0.95,
  step: 0.05,
});
