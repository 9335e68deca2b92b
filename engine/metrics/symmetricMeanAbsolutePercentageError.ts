import { defineMetric, meanOf } from './defineMetric';

/** The miss in percent of the mean size of truth and forecast, from 0 to 200; no miss where both are zero. */
export const symmetricMeanAbsolutePercentageError = defineMetric({
  id: 'symmetricMeanAbsolutePercentageError',
  judges: 'numbers',
  unit: 'percent',
  better: 'lower',
  formula: '100·mean 2·|ŷ − y| / (|ŷ| + |y|)',
  reference: 'Makridakis and Hibon 2000 (M3 competition).',
  start: () =>
    meanOf(
      (y, p) => (p === y ? 0 : (2 * Math.abs(p - y)) / (Math.abs(p) + Math.abs(y))),
      (mean) => 100 * mean,
    ),
  key: 'smape',
  python: 'np.mean(200 * miss / (abs(truth) + abs(guess) + 1e-300))',
  typescript: '200 * mean(miss.map((size, i) => size && size / (Math.abs(truth[i]!) + Math.abs(guess[i]!))))',
});
