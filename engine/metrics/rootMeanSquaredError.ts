import { defineMetric, meanOf } from './defineMetric';

/** The size of a miss, where large misses count for more. */
export const rootMeanSquaredError = defineMetric({
  id: 'rootMeanSquaredError',
  judges: 'numbers',
  unit: 'data',
  better: 'lower',
  formula: '√mean (ŷ − y)²',

  start: () => meanOf((y, p) => (p - y) ** 2, Math.sqrt),
  key: 'rmse',
  python: 'np.mean(miss**2) ** 0.5',
  typescript: 'Math.sqrt(mean(miss.map((size) => size ** 2)))',
});
