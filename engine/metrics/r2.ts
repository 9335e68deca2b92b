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
  key: 'r2',
  python: '1 - np.sum(miss**2) / np.sum((truth - truth.mean()) ** 2)',
  typescript: '1 - mean(miss.map((size) => size ** 2)) / mean(truth.map((y) => (y - center) ** 2))',
});
