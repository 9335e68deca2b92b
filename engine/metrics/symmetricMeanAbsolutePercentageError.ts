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
  python: `def symmetric_mean_absolute_percentage_error(truth: np.ndarray, prediction: np.ndarray) -> float:
    """The miss in percent of the mean size of truth and forecast; 0 where both are 0."""
    size = np.abs(prediction) + np.abs(truth)
    misses = 2 * np.abs(prediction - truth)
    return float(100 * np.mean(np.divide(misses, size, out=np.zeros_like(size), where=size > 0)))`,
  typescript: `/** The miss in percent of the mean size of truth and forecast; 0 where both are 0. */
export function symmetricMeanAbsolutePercentageError(truth: readonly number[], prediction: readonly number[]): number {
  const sum = truth.reduce((total, y, i) => total + (prediction[i] === y ? 0 : (2 * Math.abs(prediction[i]! - y)) / (Math.abs(prediction[i]!) + Math.abs(y))), 0);
  return (100 * sum) / truth.length;
}`,
});
