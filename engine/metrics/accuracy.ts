import { mostProbable } from './confusion';
import { defineMetric, eachTruth } from './defineMetric';

/** The share of right classes; no answer is right where the true class is none of them. */
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
          if (truth >= 0 && mostProbable(prediction, sample, batch.classes ?? 1) === truth) right += weight;
          count += weight;
        }),
      value: () => right / count,
    };
  },
  key: 'accuracy',
  python: 'np.mean((guess == truth) & (truth >= 0))',
  typescript: 'mean(truth.map((k, i) => Number(k >= 0 && guess[i] === k)))',
});
