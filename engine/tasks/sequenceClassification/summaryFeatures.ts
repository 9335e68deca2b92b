import type { SampleIds } from '../../samples/sampleSource';
import type { PreparedRecordings } from './prepareRecordings';

/** Mean, standard deviation, least, greatest, last less first. */
const STATISTICS = 5;

/** Numbers that describe samples, sample by sample. */
export interface SummaryFeatures {
  readonly values: Float64Array;
  readonly width: number;
}

/** Summary statistics of every number feature over the steps of each sample; padding has no part in them. */
export function summaryFeatures({ layout, numbers }: PreparedRecordings, ids: SampleIds): SummaryFeatures {
  const columns = Object.values(numbers);
  const width = columns.length * STATISTICS;
  const values = new Float64Array(ids.length * width);
  ids.forEach((id, s) => {
    const { first = 0, steps = 0 } = layout.samples[id] ?? {};
    columns.forEach((column, f) => {
      values.set(summarize(column.subarray(first, first + steps)), s * width + f * STATISTICS);
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
