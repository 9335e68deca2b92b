import type { SampleIds } from '../../samples/sampleSource';
import type { ModelOutput } from '../task';
import { decodeForecasts } from './decodeForecasts';
import type { NumberTarget, PreparedData } from './prepareData';

/** What a trained model says of one column over a part of the data, in full: to hold another program's forecasts against. */
export interface PartForecast {
  readonly column: string;
  /** Numbers in the data's own units, or for a column of classes how probable each of them is. */
  readonly kind: 'numbers' | 'probabilities';
  /** Window by window; within a window step by step, or class by class. One number for two classes is that of the second. */
  readonly values: Float64Array;
  /** Values of one window: the horizon, or the number of classes. */
  readonly width: number;
  /**
   * By window, what its forecasts say something beyond: the last value of the window where the model forecasts changes, the
   * column's mean where it forecasts values, 0 for probabilities.
   */
  readonly known: Float64Array;
  /** How far the column itself is from that, as a root mean square over all rows; 1 for probabilities. */
  readonly spread: number;
}

/** The forecasts after some windows, for each target column of each output in the model's order. */
export function partForecasts(
  prepared: PreparedData,
  starts: SampleIds,
  outputs: readonly ModelOutput[],
): readonly PartForecast[] {
  const decoded = decodeForecasts(prepared, starts, outputs);
  return outputs
    .flatMap(({ columns, values }) => columns.map((column) => ({ column, output: values })))
    .map(({ column, output }, i): PartForecast => {
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
): Pick<PartForecast, 'known' | 'spread'> {
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
