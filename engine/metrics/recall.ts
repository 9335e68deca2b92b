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
  key: 'macroRecall',
  python: 'np.mean(right / np.maximum(actual, 1))',
  typescript: 'overClasses(({ right, actual }) => right / Math.max(1, actual))',
});
