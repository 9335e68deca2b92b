import { EPSILON } from '../losses/defineLoss';
import { defineMetric, eachTruth } from './defineMetric';

/** How many classes the model wavers between: 1 is certainty, the number of classes a blind guess. */
export const perplexity = defineMetric({
  id: 'perplexity',
  judges: 'classes',
  unit: 'none',
  better: 'lower',
  needsProbabilities: true,
  formula: 'exp(−mean log p_c)',
  reference: 'Jelinek, Mercer, Bahl and Baker 1977.',
  start: () => {
    let sum = 0;
    let count = 0;
    return {
      add: (batch) => {
        const { classes = 1 } = batch;
        eachTruth(batch, (truth, sample, weight, prediction) => {
          if (truth < 0) return;
          const of = prediction[classes === 1 ? sample : sample * classes + truth] as number;
          sum -= weight * Math.log(Math.max(EPSILON, classes === 1 && truth === 0 ? 1 - of : of));
          count += weight;
        });
      },
      value: () => Math.exp(sum / count),
    };
  },
  key: 'perplexity',
  python: 'np.exp(-np.mean(np.log(np.maximum(own, 1e-7))))',
  typescript: 'Math.exp(-mean(known.map(({ k, row }) => Math.log(Math.max(1e-7, row[k]!)))))',
});
