import { defineMetric, eachTruth } from './defineMetric';

/** The share of the variance that the forecasts explain: 1 is perfect, 0 as good as the mean, below it is worse. */
export const r2 = defineMetric({
  id: 'r2',
  judges: 'numbers',
  unit: 'none',
  better: 'higher',
  formula: '1 − Σ(ŷ − y)² / Σ(y − ȳ)²',
  start: () => {
    // Welford's sums, which stay exact where the values are large beside their spread.
    let count = 0;
    let mean = 0;
    let spread = 0;
    let misses = 0;
    return {
      add: (batch) =>
        eachTruth(batch, (y, i, weight, prediction) => {
          count += weight;
          const before = y - mean;
          mean += (weight * before) / count;
          spread += weight * before * (y - mean);
          misses += weight * ((prediction[i] as number) - y) ** 2;
        }),
      value: () => (count === 0 || spread === 0 ? Number.NaN : 1 - misses / spread),
    };
  },
  python: `def r2(truth: np.ndarray, prediction: np.ndarray) -> float:
    """The share of the variance that the forecasts explain."""
    return float(1 - np.sum((prediction - truth) ** 2) / np.sum((truth - truth.mean()) ** 2))`,
  typescript: `/** The share of the variance that the forecasts explain. */
export function r2(truth: readonly number[], prediction: readonly number[]): number {
  const mean = truth.reduce((total, y) => total + y, 0) / truth.length;
  const misses = truth.reduce((total, y, i) => total + (prediction[i]! - y) ** 2, 0);
  return 1 - misses / truth.reduce((total, y) => total + (y - mean) ** 2, 0);
}`,
});
