import { mostProbable } from './confusion';
import { defineMetric, eachTruth } from './defineMetric';

/** The share of right classes. */
export const accuracy = defineMetric({
  id: 'accuracy',
  judges: 'classes',
  unit: 'share',
  better: 'higher',
  formula: 'mean [ĉ = c]',

  start: () => {
    let right = 0;
    let count = 0;
    return {
      add: (batch) =>
        eachTruth(batch, (truth, sample, weight, prediction) => {
          if (truth < 0) return;
          if (mostProbable(prediction, sample, batch.classes ?? 1) === truth) right += weight;
          count += weight;
        }),
      value: () => right / count,
    };
  },
  python: `def accuracy(truth: np.ndarray, prediction: np.ndarray) -> float:
    """The share of right classes; both are class numbers."""
    return float(np.mean(prediction == truth))`,
  typescript: `/** The share of right classes; both are class numbers. */
export function accuracy(truth: readonly number[], prediction: readonly number[]): number {
  return truth.filter((c, i) => c === prediction[i]).length / truth.length;
}`,
});
