import type { QuestionFeatures } from './questionFeatures';

/** Share of the squared weights in what is minimized. */
const L2 = 1e-3;
const ITERATIONS = 300;

/** Says the class of each row of features. */
export type Classifier = (features: QuestionFeatures) => Float64Array;

/**
 * Multinomial logistic regression with an L2 penalty on standardized features, fitted by a fixed number of accelerated
 * gradient steps (Nesterov 1983) from zero: the problem is convex, so nothing is drawn and the same data give the same model.
 * A row whose class is negative is left out.
 */
export function fitLinearClassifier(
  features: QuestionFeatures,
  labels: ArrayLike<number>,
  classCount: number,
): Classifier {
  const kept = Array.from(labels, (label, i) => (label < 0 ? -1 : i)).filter((i) => i >= 0);
  const standardize = fitStandard(features, kept);
  const x = standardize(features);
  const width = features.width + 1;
  const size = width * classCount;
  // Of a mean over standardized features, the loss's second derivative is at most half their number, and the penalty's L2.
  const rate = 1 / (width / 2 + L2);
  let weights = new Float64Array(size);
  let ahead = new Float64Array(size);
  for (let k = 0; k < ITERATIONS; k++) {
    const gradient = gradientAt(ahead, x, labels, kept, width, classCount);
    const next = ahead.map((weight, i) => weight - rate * (gradient[i] as number));
    const momentum = k / (k + 3);
    ahead = next.map((weight, i) => weight + momentum * (weight - (weights[i] as number)));
    weights = next;
  }
  return (asked) => {
    const rows = standardize(asked);
    const scores = new Float64Array(classCount);
    return Float64Array.from({ length: rows.length / width }, (_, row) => {
      scoreRow(weights, rows, row * width, width, scores);
      return scores.indexOf(Math.max(...scores));
    });
  };
}

/** Features to mean 0 and standard deviation 1 over the rows that are fitted on, and a 1 for the bias behind them. */
function fitStandard(
  { values, width }: QuestionFeatures,
  kept: readonly number[],
): (of: QuestionFeatures) => Float64Array {
  const mean = new Float64Array(width);
  const deviation = new Float64Array(width);
  for (const row of kept)
    for (let f = 0; f < width; f++) mean[f] = (mean[f] as number) + (values[row * width + f] as number) / kept.length;
  for (const row of kept) {
    for (let f = 0; f < width; f++) {
      deviation[f] =
        (deviation[f] as number) + ((values[row * width + f] as number) - (mean[f] as number)) ** 2 / kept.length;
    }
  }
  const scale = deviation.map((variance) => Math.sqrt(variance) || 1);
  return (of) => {
    const rows = of.values.length / Math.max(1, width);
    const out = new Float64Array(rows * (width + 1));
    for (let row = 0; row < rows; row++) {
      for (let f = 0; f < width; f++) {
        out[row * (width + 1) + f] =
          ((of.values[row * width + f] as number) - (mean[f] as number)) / (scale[f] as number);
      }
      out[row * (width + 1) + width] = 1;
    }
    return out;
  };
}

function gradientAt(
  weights: Float64Array,
  x: Float64Array,
  labels: ArrayLike<number>,
  kept: readonly number[],
  width: number,
  classCount: number,
): Float64Array {
  // The bias is not held small.
  const gradient = weights.map((weight, i) => (i % width === width - 1 ? 0 : L2 * weight));
  const scores = new Float64Array(classCount);
  for (const row of kept) {
    const from = row * width;
    scoreRow(weights, x, from, width, scores);
    const greatest = Math.max(...scores);
    let sum = 0;
    for (let c = 0; c < classCount; c++) sum += scores[c] = Math.exp((scores[c] as number) - greatest);
    for (let c = 0; c < classCount; c++) {
      const error = ((scores[c] as number) / sum - (labels[row] === c ? 1 : 0)) / kept.length;
      for (let f = 0; f < width; f++) {
        const i = c * width + f;
        gradient[i] = (gradient[i] as number) + error * (x[from + f] as number);
      }
    }
  }
  return gradient;
}

/** The score of each class for the row that starts at `from`. */
function scoreRow(weights: Float64Array, x: Float64Array, from: number, width: number, scores: Float64Array): void {
  for (let c = 0; c < scores.length; c++) {
    let score = 0;
    for (let f = 0; f < width; f++) score += (weights[c * width + f] as number) * (x[from + f] as number);
    scores[c] = score;
  }
}
