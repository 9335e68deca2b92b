import { eachTruth, type MetricSum } from './defineMetric';

/** The most probable class of a sample: the first of several that are equal, -1 where none is probable. */
export function mostProbable(prediction: ArrayLike<number>, sample: number, classes: number): number {
  if (classes === 1) return (prediction[sample] as number) > 0.5 ? 1 : 0;
  let [best, most] = [-1, 0];
  for (let c = 0; c < classes; c++) {
    const own = prediction[sample * classes + c] as number;
    if (own > most) [best, most] = [c, own];
  }
  return best;
}

/** How often a class was rightly predicted, was predicted, and is true. */
interface ClassCounts {
  right: number;
  predicted: number;
  actual: number;
}

/**
 * The mean of something of each class that occurs, as truth or as prediction; each class counts alike (macro average). A
 * prediction counts also where the true class is none of them (-1).
 */
export function macroMean(of: (counts: Readonly<ClassCounts>) => number): MetricSum {
  const counts = new Map<number, ClassCounts>();
  const countsOf = (c: number): ClassCounts => {
    const own = counts.get(c) ?? { right: 0, predicted: 0, actual: 0 };
    counts.set(c, own);
    return own;
  };
  return {
    add: (batch) =>
      eachTruth(batch, (truth, sample, weight, prediction) => {
        const predicted = mostProbable(prediction, sample, batch.classes ?? 1);
        countsOf(predicted).predicted += weight;
        countsOf(truth).actual += weight;
        if (predicted === truth) countsOf(truth).right += weight;
      }),
    value: () => {
      const known = [...counts].filter(([c]) => c >= 0);
      return known.reduce((sum, [, own]) => sum + of(own), 0) / known.length;
    },
  };
}
