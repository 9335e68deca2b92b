import type { CompiledModel } from '../plan/compileGraph';
import type { PreparedData } from '../tasks/forecasting/prepareData';
import { reportClasses, reportNumbers } from '../tasks/forecasting/reportForecasts';
import type { Report, TargetReport } from '../reports/report';
import { decodeForecast, runForecast } from './forecast';
import type { Forecaster } from './runner';

/** The first row of every window of a part. */
export function windowStarts(prepared: PreparedData, part: 'train' | 'validation' | 'test'): Uint32Array {
  const { firstRow, windowCount } = prepared.parts[part];
  return Uint32Array.from({ length: windowCount }, (_, k) => firstRow + k);
}

/** The first row of every window of a part whose outcome the data really knows: a filled cell is no truth. */
function scoredStarts(prepared: PreparedData, part: 'validation' | 'test'): Uint32Array {
  const { lookback, horizon } = prepared.recipe;
  const filled = prepared.targets.flatMap((target) => (target.kind === 'number' ? [target.filledRows] : []));
  if (filled.every((rows) => rows.size === 0)) return windowStarts(prepared, part);
  const steps = Array.from({ length: horizon }, (_, step) => lookback + step);
  return windowStarts(prepared, part).filter((start) =>
    filled.every((rows) => steps.every((step) => !rows.has(start + step))),
  );
}

/** Forecasts every window of a part whose outcome is known and measures the result, in the data's own units, beside every naive forecast. */
export async function evaluateModel(
  compiled: CompiledModel,
  prepared: PreparedData,
  forecaster: Forecaster,
  part: 'validation' | 'test',
  betweenChunks?: () => Promise<void>,
): Promise<Report> {
  const starts = scoredStarts(prepared, part);
  const outputs = await runForecast(compiled, forecaster, starts, betweenChunks);
  const targets = decodeForecast(compiled, prepared, starts, outputs).flatMap((forecast): TargetReport[] => {
    const target = prepared.targets.find((candidate) => candidate.name === forecast.column);
    if (!target) return [];
    return [
      target.kind === 'number'
        ? reportNumbers(prepared, target, starts, forecast.values)
        : reportClasses(prepared, target, starts, forecast.values),
    ];
  });
  return { part, targets };
}
