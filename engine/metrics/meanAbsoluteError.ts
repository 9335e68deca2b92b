import { defineMetric, meanOf } from './defineMetric';

/** The mean size of a miss. */
export const meanAbsoluteError = defineMetric({
  id: 'meanAbsoluteError',
  judges: 'numbers',
  unit: 'data',
  better: 'lower',
  formula: 'mean |ŷ − y|',

  start: () => meanOf((y, p) => Math.abs(p - y)),
  key: 'mae',
  python: 'np.mean(miss)',
  typescript: 'mean(miss)',
});
