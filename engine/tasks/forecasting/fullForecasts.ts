import type { SampleIds } from '../../samples/sampleSource';
import type { FullOutput, ModelOutput } from '../task';
import { decodeForecasts } from './decodeForecasts';
import type { NumberTarget, PreparedData } from './prepareData';

/** The forecasts after some windows, for each target column of each output in the model's order. */
export function fullForecasts(
  prepared: PreparedData,
  starts: SampleIds,
  outputs: readonly ModelOutput[],
): readonly FullOutput[] {
  const decoded = decodeForecasts(prepared, starts, outputs);
  return outputs
    .flatMap(({ columns, values }) => columns.map((column) => ({ column, output: values })))
    .map(({ column, output }, i): FullOutput => {
      const target = prepared.targets.find((candidate) => candidate.name === column);
      const values = decoded[i]?.values;
      if (target?.kind === 'number' && values) {
        return { column, kind: 'numbers', values, width: prepared.recipe.horizon, ...beyond(target, starts, prepared) };
      }
      const width = output.length / Math.max(1, starts.length);
      const known = new Float64Array(starts.length);
      return { column, kind: 'probabilities', values: Float64Array.from(output), width, known, spread: 1 };
    });
}

/** What is known of a column of numbers before the model is asked, and how far the column is from it. */
function beyond(
  { raw, transform }: NumberTarget,
  starts: SampleIds,
  { recipe }: PreparedData,
): Pick<FullOutput, 'known' | 'spread'> {
  if (transform === 'none') {
    const mean = raw.reduce((sum, value) => sum + value, 0) / raw.length;
    return { known: new Float64Array(starts.length).fill(mean), spread: sizeOf(raw.map((value) => value - mean)) };
  }
  const changes = raw.subarray(1).map((value, i) => value - (raw[i] as number));
  return {
    known: Float64Array.from(starts, (start) => raw[start + recipe.lookback - 1] as number),
    spread: sizeOf(changes),
  };
}

/** The root mean square of values; 0 for none. */
function sizeOf(values: Float64Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / Math.max(1, values.length));
}
