import { errorRatio, type Measure } from './judge';

const REPLICATES = 1000;
const CONFIDENCE = 0.95;
/** Fewer blocks than these say nothing of how the error varies; more of them cost time and say no more. */
const FEWEST_BLOCKS = 5;
const MOST_BLOCKS = 200;

/**
 * How many neighboring errors are drawn together: at least as many as share a target, more the longer the span (its cube
 * root: Künsch 1989), and never so many that a handful of draws holds them all.
 */
export function blockLength(count: number, overlap: number): number {
  const wanted = Math.max(overlap, Math.round(Math.cbrt(count)), Math.ceil(count / MOST_BLOCKS));
  return Math.max(1, Math.min(wanted, Math.floor(count / FEWEST_BLOCKS)));
}

/**
 * Where the ratio of a model's error to a baseline's lies with 95 % confidence: percentiles of a circular block bootstrap
 * (Politis and Romano 1992), which draws spans of neighbors, since errors close in time are alike. `model` and `baseline`
 * are sums of errors over the same samples, unit by unit in the order of time; for `rmse` of squared errors. The draws
 * are the same each time, and those of the exported programs.
 */
export function ratioInterval(
  measure: Measure,
  model: Float64Array,
  baseline: Float64Array,
  block: number,
): readonly [low: number, high: number] {
  const count = model.length;
  const [modelSums, baselineSums] = [runningSums(model), runningSums(baseline)];
  let state = 1;
  const ratios = new Float64Array(REPLICATES);
  for (let replicate = 0; replicate < REPLICATES; replicate++) {
    let [own, other] = [0, 0];
    for (let drawn = 0; drawn < count; drawn += block) {
      // The generator of Numerical Recipes, which every language has in a line.
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      const from = Math.floor((state / 2 ** 32) * count);
      const end = from + Math.min(block, count - drawn);
      own += (modelSums[end] as number) - (modelSums[from] as number);
      other += (baselineSums[end] as number) - (baselineSums[from] as number);
    }
    const ratio = errorRatio(Math.max(0, own), Math.max(0, other));
    ratios[replicate] = measure === 'rmse' ? Math.sqrt(ratio) : ratio;
  }
  ratios.sort();
  const tail = Math.round((REPLICATES * (1 - CONFIDENCE)) / 2);
  return [ratios[tail] as number, ratios[REPLICATES - 1 - tail] as number];
}

/** `sums[i]` is the sum of the first `i` values, the values taken twice in a row. */
function runningSums(values: Float64Array): Float64Array {
  const sums = new Float64Array(2 * values.length + 1);
  for (let i = 0; i < 2 * values.length; i++) sums[i + 1] = (sums[i] as number) + (values[i % values.length] as number);
  return sums;
}
