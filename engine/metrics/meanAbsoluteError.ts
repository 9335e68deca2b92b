import { defineMetric, meanOf } from './defineMetric';

/** The mean size of a miss. */
export const meanAbsoluteError = defineMetric({
  id: 'meanAbsoluteError',
  judges: 'numbers',
  unit: 'data',
  better: 'lower',
  formula: 'mean |ŷ − y|',

  start: () => meanOf((y, p) => Math.abs(p - y)),
  python: `def mean_absolute_error(truth: np.ndarray, prediction: np.ndarray) -> float:
    """The mean size of a miss."""
    return float(np.mean(np.abs(prediction - truth)))`,
  typescript: `/** The mean size of a miss. */
export function meanAbsoluteError(truth: readonly number[], prediction: readonly number[]): number {
  const sum = truth.reduce((total, y, i) => total + Math.abs(prediction[i]! - y), 0);
  return sum / truth.length;
}`,
});
