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
  key: 'macroF1',
  python: 'np.mean(2 * right / (called + actual))',
  typescript: 'overClasses(({ right, called, actual }) => (2 * right) / (called + actual))',
});
