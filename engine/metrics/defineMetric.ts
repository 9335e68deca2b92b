/**
 * Predictions beside their truths. Of numbers both are the values. Of classes `truth` holds their numbers, -1 where there is
 * none, and `prediction` the probabilities of all classes, `classes` a sample; with two classes also one a sample, that of
 * class 1 (`classes` is 1).
 */
export interface MetricBatch {
  readonly truth: ArrayLike<number>;
  readonly prediction: ArrayLike<number>;
  /** How much each truth counts; 0 for padding. All count 1 without it. */
  readonly weights?: ArrayLike<number>;
  readonly classes?: number;
}

/** A metric while samples arrive. */
export interface MetricSum {
  add(batch: MetricBatch): void;
  /** NaN where nothing counted or it is not defined. */
  value(): number;
}

/** What a metric needs to know beforehand. */
export interface MetricOptions {
  /** For top-k. */
  readonly k?: number;
  /** For MASE: the mean absolute error, on the training part, of the naive forecast (the last value, or that of a season ago). */
  readonly naiveError?: number;
}

/** Everything Seqloom knows of a metric. */
export interface MetricDefinition {
  /** Its words stand in the locales: `metric.<id>` and `metric.<id>.help`. */
  readonly id: string;
  readonly judges: 'numbers' | 'classes';
  /** In the units of the data, in percent, a share from 0 to 1, or a figure of its own. */
  readonly unit: 'data' | 'percent' | 'share' | 'none';
  readonly better: 'lower' | 'higher';
  /** Whether classes alone do not say it. */
  readonly needsProbabilities?: boolean;
  readonly formula: string;
  readonly reference?: string;
  start(options: MetricOptions): MetricSum;
  /** Its name among the figures that an exported program prints. */
  readonly key: string;
  /**
   * How exported programs compute it, as an expression. What it may name stands in their functions: `number_metrics`
   * (forecasting's `evaluate.py`) and `numberFigures` (`evaluation.ts`), `class_metrics` (`metrics.py`) and `classFigures`
   * (`metrics.ts`); of probabilities only with `needsProbabilities`.
   */
  readonly python: string;
  readonly typescript: string;
}

/** Checks a definition's form. */
export const defineMetric = <const Id extends string>(
  metric: MetricDefinition & { readonly id: Id },
): MetricDefinition & { readonly id: Id } => metric;

/** Visits the truths that count. */
export function eachTruth(
  { truth, weights, ...batch }: MetricBatch,
  visit: (truth: number, at: number, weight: number, prediction: ArrayLike<number>) => void,
): void {
  for (let i = 0; i < truth.length; i++) {
    const weight = weights ? (weights[i] as number) : 1;
    if (weight > 0) visit(truth[i] as number, i, weight, batch.prediction);
  }
}

/** A weighted mean of something of each number; `of` may be transformed in the end. */
export function meanOf(
  of: (truth: number, prediction: number) => number,
  inTheEnd: (mean: number) => number = (mean) => mean,
): MetricSum {
  let sum = 0;
  let count = 0;
  return {
    add: (batch) =>
      eachTruth(batch, (truth, i, weight, prediction) => {
        sum += weight * of(truth, prediction[i] as number);
        count += weight;
      }),
    value: () => inTheEnd(sum / count),
  };
}
