import { defineMetric, eachTruth } from './defineMetric';

/** The share of samples whose class is among the k most probable ones; k is 5 unless stated. Not defined where there are no more classes. */
export const topK = defineMetric({
  id: 'topK',
  judges: 'classes',
  unit: 'share',
  better: 'higher',
  needsProbabilities: true,
  formula: 'mean [c among the k largest p]',

  start: ({ k = 5 }) => {
    let right = 0;
    let count = 0;
    return {
      add: (batch) => {
        const { classes = 1 } = batch;
        if (classes <= k) return;
        eachTruth(batch, (truth, sample, weight, prediction) => {
          if (truth < 0) return;
          count += weight;
          const of = (c: number): number => prediction[sample * classes + c] as number;
          let larger = 0;
          for (let c = 0; c < classes; c++) if (of(c) > of(truth) || (of(c) === of(truth) && c < truth)) larger++;
          if (larger < k) right += weight;
        });
      },
      value: () => right / count,
    };
  },
  key: 'top5',
  python: 'share_among(truth, rows, 5)',
  typescript: 'shareAmong(known, 5)',
});
