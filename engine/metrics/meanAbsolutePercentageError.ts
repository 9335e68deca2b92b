import { defineMetric, eachTruth } from './defineMetric';

/** The mean miss in percent of the truth. Truths of zero, of which there is no percentage, are left out. */
export const meanAbsolutePercentageError = defineMetric({
  id: 'meanAbsolutePercentageError',
  judges: 'numbers',
  unit: 'percent',
  better: 'lower',
  formula: '100·mean |ŷ − y| / |y|, where y ≠ 0',
  start: () => {
    let sum = 0;
    let count = 0;
    return {
      add: (batch) =>
        eachTruth(batch, (y, i, weight, prediction) => {
          if (y === 0) return;
          sum += weight * Math.abs(((prediction[i] as number) - y) / y);
          count += weight;
        }),
      value: () => (100 * sum) / count,
    };
  },
  python: `def mean_absolute_percentage_error(truth: np.ndarray, prediction: np.ndarray) -> float:
    """The mean miss in percent of the truth, where that is not zero."""
    known = truth != 0
    return float(100 * np.mean(np.abs((prediction[known] - truth[known]) / truth[known])))`,
  typescript: `/** The mean miss in percent of the truth, where that is not zero. */
export function meanAbsolutePercentageError(truth: readonly number[], prediction: readonly number[]): number {
  const shares = truth.flatMap((y, i) => (y === 0 ? [] : [Math.abs((prediction[i]! - y) / y)]));
  return (100 * shares.reduce((total, share) => total + share, 0)) / shares.length;
}`,
});
