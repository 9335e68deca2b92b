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
  python: `def top_k(truth: np.ndarray, probabilities: np.ndarray, k: int = 5) -> float:
    """The share of samples, whose class is among the k most probable ones."""
    best = np.argsort(-probabilities, axis=-1, kind="stable")[:, :k]
    return float(np.mean(np.any(best == truth[:, np.newaxis], axis=-1)))`,
  typescript: `/** The share of samples, whose class is among the k most probable ones. */
export function topK(truth: readonly number[], probabilities: readonly (readonly number[])[], k = 5): number {
  const right = truth.filter((c, i) => {
    const of = probabilities[i]!;
    return of.filter((p, other) => p > of[c]! || (p === of[c] && other < c)).length < k;
  });
  return right.length / truth.length;
}`,
});
