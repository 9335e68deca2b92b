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
  python: `def mean_absolute_scaled_error(
    truth: np.ndarray, prediction: np.ndarray, naive_error: float
) -> float:
    """The mean miss as a multiple of the naive forecast's on the training part."""
    return float(np.mean(np.abs(prediction - truth)) / naive_error)`,
  typescript: `/** The mean miss as a multiple of the naive forecast's on the training part. */
export function meanAbsoluteScaledError(truth: readonly number[], prediction: readonly number[], naiveError: number): number {
  const sum = truth.reduce((total, y, i) => total + Math.abs(prediction[i]! - y), 0);
  return sum / truth.length / naiveError;
}`,
});
