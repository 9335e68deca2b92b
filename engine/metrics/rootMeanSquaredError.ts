import { defineMetric, meanOf } from './defineMetric';

/** The size of a miss, where large misses count for more. */
export const rootMeanSquaredError = defineMetric({
  id: 'rootMeanSquaredError',
  judges: 'numbers',
  unit: 'data',
  better: 'lower',
  formula: '√mean (ŷ − y)²',

  start: () => meanOf((y, p) => (p - y) ** 2, Math.sqrt),
  python: `def root_mean_squared_error(truth: np.ndarray, prediction: np.ndarray) -> float:
    """The root of the mean squared miss."""
    return float(np.sqrt(np.mean((prediction - truth) ** 2)))`,
  typescript: `/** The root of the mean squared miss. */
export function rootMeanSquaredError(truth: readonly number[], prediction: readonly number[]): number {
  const sum = truth.reduce((total, y, i) => total + (prediction[i]! - y) ** 2, 0);
  return Math.sqrt(sum / truth.length);
}`,
});
