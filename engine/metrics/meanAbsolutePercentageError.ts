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
  key: 'mape',
  python: '100 * np.mean(miss[truth != 0] / abs(truth[truth != 0]))',
  typescript: '100 * mean(miss.flatMap((size, i) => (truth[i] === 0 ? [] : size / Math.abs(truth[i]!))))',
});
