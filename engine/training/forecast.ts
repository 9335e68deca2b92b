import type { CompiledModel } from '../plan/compileGraph';
import type { NumberTarget, PreparedData } from '../tasks/forecasting/prepareData';
import { invertTransform } from '../tasks/forecasting/transforms';
import type { Forecaster } from './runner';

/** The model's outputs for some windows, still in scaled units: for each output `windows × width` values. */
export async function runForecast(
  compiled: CompiledModel,
  forecaster: Forecaster,
  startRows: ArrayLike<number>,
  betweenChunks?: () => Promise<void>,
): Promise<Float32Array[]> {
  const rows = Uint32Array.from(startRows);
  const widths = compiled.outputs.map((_, i) => {
    const shape = compiled.model.outputs[i]?.shape ?? [];
    return shape.slice(1).reduce<number>((product, size) => product * (size ?? 1), 1);
  });
  const results = widths.map((width) => new Float32Array(rows.length * width));
  for (let from = 0; from < rows.length; from += forecaster.chunk) {
    const outputs = await forecaster.predict(rows.subarray(from, from + forecaster.chunk));
    for (const [i, output] of outputs.entries()) results[i]?.set(output, from * (widths[i] as number));
    await betweenChunks?.();
  }
  return results;
}

/** The forecasts of one target column in the data's own units (or as class codes), window by window and step by step. */
export interface ColumnForecast {
  readonly column: string;
  readonly values: Float64Array;
}

/**
 * Turns the model's scaled outputs into forecasts: scaling and transform undone, changes added to the last value that
 * the window knows; for classes the most probable one.
 */
export function decodeForecast(
  compiled: CompiledModel,
  prepared: PreparedData,
  startRows: ArrayLike<number>,
  outputs: readonly Float32Array[],
): ColumnForecast[] {
  const { lookback, horizon } = prepared.recipe;
  return compiled.outputs.flatMap((output, i) => {
    const values = outputs[i] as Float32Array;
    const width = output.columns.length * horizon;
    return output.columns.flatMap((column, k): ColumnForecast[] => {
      const target = prepared.targets.find((candidate) => candidate.name === column);
      if (!target) return [];
      if (target.kind === 'category') return [{ column, values: mostProbable(values, startRows.length) }];
      const decoded = new Float64Array(startRows.length * horizon);
      for (let s = 0; s < startRows.length; s++) {
        const last = target.raw[(startRows[s] as number) + lookback - 1] as number;
        const steps = Array.from({ length: horizon }, (_, h) =>
          unscale(target, values[s * width + h * output.columns.length + k] as number),
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
