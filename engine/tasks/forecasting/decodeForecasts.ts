import type { SampleIds } from '../../samples/sampleSource';
import type { ModelOutput } from '../task';
import type { NumberTarget, PreparedData } from './prepareData';
import { invertTransform } from './transforms';

/** The forecasts of one target column in the data's own units (or as class codes), window by window and step by step. */
export interface ColumnForecast {
  readonly column: string;
  readonly values: Float64Array;
  /** Of classes, what the model says of each. */
  readonly probabilities?: Float32Array;
}

/**
 * Turns the model's scaled outputs into forecasts: scaling and transform undone, changes added to the last value that
 * the window knows; for classes the most probable one.
 */
export function decodeForecasts(
  prepared: PreparedData,
  startRows: SampleIds,
  outputs: readonly ModelOutput[],
): ColumnForecast[] {
  const { lookback, horizon } = prepared.recipe;
  return outputs.flatMap(({ columns, values }) => {
    const width = columns.length * horizon;
    return columns.flatMap((column, k): ColumnForecast[] => {
      const target = prepared.targets.find((candidate) => candidate.name === column);
      if (!target) return [];
      if (target.kind === 'category') {
        return [{ column, values: mostProbable(values, startRows.length), probabilities: values }];
      }
      const decoded = new Float64Array(startRows.length * horizon);
      for (let s = 0; s < startRows.length; s++) {
        const last = target.raw[(startRows[s] as number) + lookback - 1] as number;
        const steps = Array.from({ length: horizon }, (_, h) =>
          unscale(target, values[s * width + h * columns.length + k] as number),
        );
        decoded.set(invertTransform(steps, last, target.transform), s * horizon);
      }
      return [{ column, values: decoded }];
    });
  });
}

function unscale(target: NumberTarget, value: number): number {
  return value * target.scaler.scale + target.scaler.offset;
}

/** The class of the largest probability in each row; a single probability is that of class 1. */
function mostProbable(probabilities: Float32Array, rows: number): Float64Array {
  const width = probabilities.length / Math.max(1, rows);
  return Float64Array.from({ length: rows }, (_, row) => {
    const of = probabilities.subarray(row * width, (row + 1) * width);
    if (width === 1) return (of[0] as number) > 0.5 ? 1 : 0;
    return of.indexOf(Math.max(...of));
  });
}
