import { macroMean } from './confusion';
import { defineMetric } from './defineMetric';

/** The harmonic mean of precision and recall of each class: the mean over all classes (macro F1). */
export const f1 = defineMetric({
  id: 'f1',
  judges: 'classes',
  unit: 'share',
  better: 'higher',
  formula: 'mean_c 2·TP_c / (2·TP_c + FP_c + FN_c)',

  start: () => macroMean(({ right, predicted, actual }) => (2 * right) / (predicted + actual)),
  python: `def f1(truth: np.ndarray, prediction: np.ndarray) -> float:
    """The harmonic mean of precision and recall of each class: the mean over all classes (macro F1). Both are class numbers."""
    of_class = []
    for c in np.union1d(truth, prediction):
        right = np.sum((truth == c) & (prediction == c))
        predicted, actual = np.sum(prediction == c), np.sum(truth == c)
        of_class.append(2 * right / (predicted + actual))
    return float(np.mean(of_class))`,
  typescript: `/** The harmonic mean of precision and recall of each class: the mean over all classes (macro F1). Both are class numbers. */
export function f1(truth: readonly number[], prediction: readonly number[]): number {
  const classes = [...new Set([...truth, ...prediction])];
  const ofClass = classes.map((c) => {
    const right = truth.filter((t, i) => t === c && prediction[i] === c).length;
    const predicted = prediction.filter((p) => p === c).length;
    const actual = truth.filter((t) => t === c).length;
    return (2 * right) / (predicted + actual);
  });
  return ofClass.reduce((total, share) => total + share, 0) / classes.length;
}`,
});
