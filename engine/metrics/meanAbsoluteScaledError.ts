import { defineMetric, meanOf } from './defineMetric';

/** The mean miss as a multiple of that of the naive forecast on the training part; below 1 it is smaller. */
export const meanAbsoluteScaledError = defineMetric({
  id: 'meanAbsoluteScaledError',
  judges: 'numbers',
  unit: 'none',
  better: 'lower',
  formula: 'mean |ŷ − y| / mean_train |y_t − y_{t−m}|',
  reference: 'Hyndman and Koehler 2006.',
  start: ({ naiveError = Number.NaN }) => meanOf((y, p) => Math.abs(p - y) / naiveError),
  key: 'mase',
  python: 'np.mean(miss) / step',
  typescript: 'mean(miss) / step',
});
