import { macroMean } from './confusion';
import { defineMetric } from './defineMetric';

/** The share of right answers among those that name a class: the mean over all classes, 0 for one that is never named. */
export const precision = defineMetric({
  id: 'precision',
  judges: 'classes',
  unit: 'share',
  better: 'higher',
  formula: 'mean_c TP_c / (TP_c + FP_c)',

  start: () => macroMean(({ right, predicted }) => (predicted === 0 ? 0 : right / predicted)),
  python: `def precision(truth: np.ndarray, prediction: np.ndarray) -> float:
    """The share of right answers among those that name a class: the mean over all classes, 0 for one that is never named. Both are class numbers."""
    of_class = []
    for c in np.union1d(truth, prediction):
        right = np.sum((truth == c) & (prediction == c))
        predicted, actual = np.sum(prediction == c), np.sum(truth == c)
        of_class.append(right / predicted if predicted else 0.0)
    return float(np.mean(of_class))`,
  typescript: `/** The share of right answers among those that name a class: the mean over all classes, 0 for one that is never named. Both are class numbers. */
export function precision(truth: readonly number[], prediction: readonly number[]): number {
  const classes = [...new Set([...truth, ...prediction])];
  const ofClass = classes.map((c) => {
    const right = truth.filter((t, i) => t === c && prediction[i] === c).length;
    const predicted = prediction.filter((p) => p === c).length;
    const actual = truth.filter((t) => t === c).length;
    return predicted === 0 ? 0 : right / predicted;
  });
  return ofClass.reduce((total, share) => total + share, 0) / classes.length;
}`,
});
