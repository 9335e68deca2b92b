import { macroMean } from './confusion';
import { defineMetric } from './defineMetric';

/** The share of a class that is found: the mean over all classes, 0 for one that is only ever named. */
export const recall = defineMetric({
  id: 'recall',
  judges: 'classes',
  unit: 'share',
  better: 'higher',
  formula: 'mean_c TP_c / (TP_c + FN_c)',

  start: () => macroMean(({ right, actual }) => (actual === 0 ? 0 : right / actual)),
  python: `def recall(truth: np.ndarray, prediction: np.ndarray) -> float:
    """The share of a class that is found: the mean over all classes, 0 for one that is only ever named. Both are class numbers."""
    of_class = []
    for c in np.union1d(truth, prediction):
        right = np.sum((truth == c) & (prediction == c))
        predicted, actual = np.sum(prediction == c), np.sum(truth == c)
        of_class.append(right / actual if actual else 0.0)
    return float(np.mean(of_class))`,
  typescript: `/** The share of a class that is found: the mean over all classes, 0 for one that is only ever named. Both are class numbers. */
export function recall(truth: readonly number[], prediction: readonly number[]): number {
  const classes = [...new Set([...truth, ...prediction])];
  const ofClass = classes.map((c) => {
    const right = truth.filter((t, i) => t === c && prediction[i] === c).length;
    const predicted = prediction.filter((p) => p === c).length;
    const actual = truth.filter((t) => t === c).length;
    return actual === 0 ? 0 : right / actual;
  });
  return ofClass.reduce((total, share) => total + share, 0) / classes.length;
}`,
});
