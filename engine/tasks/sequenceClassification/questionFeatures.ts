import type { PreparedRecordings } from './prepareRecordings';
import type { Questions } from './questions';

/** Mean, standard deviation, least, greatest, last less first. */
const STATISTICS = 5;

/** Numbers that describe what is asked about, question by question. */
export interface QuestionFeatures {
  readonly values: Float64Array;
  readonly width: number;
}

/**
 * The number features of a step; or summary statistics of each over the steps of a sample, in which padding has no part.
 */
export function questionFeatures(
  { layout, numbers, recipe }: PreparedRecordings,
  { ids, rows }: Pick<Questions, 'ids' | 'rows'>,
): QuestionFeatures {
  const columns = Object.values(numbers);
  const bySteps = recipe.classOf === 'step';
  const ofEach = bySteps ? 1 : STATISTICS;
  const width = columns.length * ofEach;
  const values = new Float64Array(ids.length * width);
  ids.forEach((id, i) => {
    const { first = 0, steps = 0 } = layout.samples[id] ?? {};
    const [from, end] = bySteps ? [rows[i] as number, (rows[i] as number) + 1] : [first, first + steps];
    columns.forEach((column, f) => {
      const own = column.subarray(from, end);
      values.set(bySteps ? own : summarize(own), i * width + f * ofEach);
    });
  });
  return { values, width };
}

function summarize(steps: Float32Array): readonly number[] {
  let sum = 0;
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (const value of steps) {
    sum += value;
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  const mean = sum / steps.length;
  let squares = 0;
  for (const value of steps) squares += (value - mean) ** 2;
  const last = steps[steps.length - 1] as number;
  return [mean, Math.sqrt(squares / steps.length), least, greatest, last - (steps[0] as number)];
}
