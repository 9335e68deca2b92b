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
  key: 'macroPrecision',
  python: 'np.mean(right / np.maximum(called, 1))',
  typescript: 'overClasses(({ right, called }) => right / Math.max(1, called))',
});
