import { eachTruth, type MetricBatch, type MetricSum } from './defineMetric';

/** The most probable class of a sample: the first of several that are equal. */
export function mostProbable(prediction: ArrayLike<number>, sample: number, classes: number): number {
  if (classes === 1) return (prediction[sample] as number) > 0.5 ? 1 : 0;
  let best = 0;
  for (let c = 1; c < classes; c++) {
    if ((prediction[sample * classes + c] as number) > (prediction[sample * classes + best] as number)) best = c;
  }
  return best;
}

/** Counts which class was predicted for which: `counts[truth][prediction]`. Truths of -1 are left out. */
export class Confusion {
  readonly counts: number[][] = [];

  add(batch: MetricBatch): void {
    const { classes = 1 } = batch;
    eachTruth(batch, (truth, sample, weight, prediction) => {
      if (truth < 0) return;
      const predicted = mostProbable(prediction, sample, classes);
      for (let c = this.counts.length; c < Math.max(2, classes, truth + 1); c++) this.counts.push([]);
      const row = this.counts[truth] as number[];
      row[predicted] = (row[predicted] ?? 0) + weight;
    });
  }

  /** Of class `c`: how much was rightly taken for it, was taken for it, and is of it. */
  of(c: number): { readonly right: number; readonly predicted: number; readonly actual: number } {
    const at = (row: number, column: number): number => this.counts[row]?.[column] ?? 0;
    const all = this.counts.map((_, k) => k);
    return {
      right: at(c, c),
      predicted: all.reduce((sum, row) => sum + at(row, c), 0),
      actual: all.reduce((sum, column) => sum + at(c, column), 0),
    };
  }
}

/** The mean of something of each class that occurs, as truth or as prediction; each class counts alike (macro average). */
export function macroMean(of: (counts: ReturnType<Confusion['of']>) => number): MetricSum {
  const confusion = new Confusion();
  return {
    add: (batch) => confusion.add(batch),
    value: () => {
      const present = confusion.counts.map((_, c) => confusion.of(c)).filter((c) => c.predicted + c.actual > 0);
      return present.reduce((sum, counts) => sum + of(counts), 0) / present.length;
    },
  };
}
