import type { BaselineResult, Evaluation, TargetEvaluation } from '../../reports/evaluation';
import type { PartName, SampleIds } from '../../samples/sampleSource';
import type { ModelOutput } from '../task';
import { type ColumnForecast, decodeForecasts } from './decodeForecasts';
import { type NaiveForecast, naiveForecasts } from './naiveForecasts';
import type { ClassTarget, NumberTarget, PreparedData } from './prepareData';

/** A model whose forecasts differ from the last value by less than this share of the naive error repeats it. */
const COPY_SHARE = 0.15;

/** The first row of every window of a part. */
export function windowStarts(prepared: PreparedData, part: PartName): SampleIds {
  const { firstRow, windowCount } = prepared.parts[part];
  return Uint32Array.from({ length: windowCount }, (_, k) => firstRow + k);
}

/** The first row of every window of a part whose outcome the data really knows: a filled cell is no truth. */
export function scoredStarts(prepared: PreparedData, part: PartName): SampleIds {
  const { lookback, horizon } = prepared.recipe;
  const filled = prepared.targets.flatMap((target) => (target.kind === 'number' ? [target.filledRows] : []));
  if (filled.every((rows) => rows.size === 0)) return windowStarts(prepared, part);
  const steps = Array.from({ length: horizon }, (_, step) => lookback + step);
  return windowStarts(prepared, part).filter((start) =>
    filled.every((rows) => steps.every((step) => !rows.has(start + step))),
  );
}

/** Measures the forecasts after some windows of a part, in the data's own units, beside every naive forecast. */
export function evaluateForecasts(
  prepared: PreparedData,
  part: 'validation' | 'test',
  starts: SampleIds,
  outputs: readonly ModelOutput[],
): Evaluation {
  const targets = decodeForecasts(prepared, starts, outputs).flatMap((forecast): TargetEvaluation[] => {
    const target = prepared.targets.find((candidate) => candidate.name === forecast.column);
    if (!target) return [];
    return [
      target.kind === 'number'
        ? evaluateNumbers(prepared, target, forecast, starts)
        : evaluateClasses(prepared, target, forecast, starts),
    ];
  });
  return { part, targets };
}

/** Calls `visit` for every forecast value with the row it is about. */
function eachValue(
  prepared: PreparedData,
  starts: Uint32Array,
  visit: (index: number, row: number, firstForecastRow: number, step: number) => void,
): void {
  const { lookback, horizon } = prepared.recipe;
  starts.forEach((start, window) => {
    for (let step = 0; step < horizon; step++) {
      visit(window * horizon + step, start + lookback + step, start + lookback, step);
    }
  });
}

function naiveValues(
  prepared: PreparedData,
  starts: Uint32Array,
  naive: NaiveForecast,
  valueOf: (row: number) => number,
): Float64Array {
  const values = new Float64Array(starts.length * prepared.recipe.horizon);
  eachValue(prepared, starts, (i, _row, first, step) => {
    values[i] = valueOf(naive.sourceRow(first, step));
  });
  return values;
}

function frame(prepared: PreparedData, starts: Uint32Array, valueOf: (row: number) => number) {
  const count = starts.length * prepared.recipe.horizon;
  const actual = new Float64Array(count);
  const times = new Float64Array(count);
  eachValue(prepared, starts, (i, row) => {
    actual[i] = valueOf(row);
    times[i] = prepared.times ? (prepared.times[row] as number) : row;
  });
  return { actual, times, hasTimes: prepared.times !== null };
}

interface Errors {
  readonly mae: number;
  readonly rmse: number;
}

/** Mean absolute error and root mean squared error; 0 for no values. */
function errorsOf(actual: Float64Array, predicted: Float64Array): Errors {
  let absolute = 0;
  let squared = 0;
  for (let i = 0; i < actual.length; i++) {
    const error = (predicted[i] as number) - (actual[i] as number);
    absolute += Math.abs(error);
    squared += error * error;
  }
  const count = Math.max(1, actual.length);
  return { mae: absolute / count, rmse: Math.sqrt(squared / count) };
}

/** Skill against a baseline; 0 when both are without error, −∞ when only the baseline is. */
function skillOf(error: number, baseline: number): number {
  if (baseline === 0) return error === 0 ? 0 : Number.NEGATIVE_INFINITY;
  return 1 - error / baseline;
}

function evaluateNumbers(
  prepared: PreparedData,
  target: NumberTarget,
  forecast: ColumnForecast,
  starts: Uint32Array,
): TargetEvaluation {
  const valueOf = (row: number): number => target.raw[row] as number;
  const framed = frame(prepared, starts, valueOf);
  const own = errorsOf(framed.actual, forecast.values);
  const baselines = naiveForecasts(prepared).map((naive): BaselineResult => {
    const predicted = naiveValues(prepared, starts, naive, valueOf);
    const errors = errorsOf(framed.actual, predicted);
    const skill = skillOf(own.rmse ** 2, errors.rmse ** 2);
    return { name: naive.name, phrase: naive.phrase, ...errors, skill, predicted };
  });
  const [lastValue] = baselines as [BaselineResult];
  const distance = errorsOf(lastValue.predicted, forecast.values).rmse;
  return {
    column: target.name,
    kind: 'number',
    unit: target.unit,
    windowCount: starts.length,
    horizon: prepared.recipe.horizon,
    ...framed,
    predicted: forecast.values,
    ...own,
    baselines,
    strongest: indexOfLeast(baselines.map((baseline) => baseline.rmse)),
    copiesLastValue: lastValue.rmse > 0 && distance < COPY_SHARE * lastValue.rmse,
  };
}

function evaluateClasses(
  prepared: PreparedData,
  target: ClassTarget,
  forecast: ColumnForecast,
  starts: Uint32Array,
): TargetEvaluation {
  const valueOf = (row: number): number => target.codes[row] as number;
  const framed = frame(prepared, starts, valueOf);
  const accuracyOf = (predicted: Float64Array): number => {
    const right = predicted.reduce((count, code, i) => count + (code === framed.actual[i] ? 1 : 0), 0);
    return right / Math.max(1, predicted.length);
  };
  const accuracy = accuracyOf(forecast.values);
  const commonest = commonestClass(prepared, target);
  const candidates = [
    ...naiveForecasts(prepared).map((naive) => ({
      name: naive.name,
      phrase: naive.name === 'lastValue' ? ({ code: 'baseline.lastClass' } as const) : naive.phrase,
      predicted: naiveValues(prepared, starts, naive, valueOf),
    })),
    {
      name: 'majorityClass',
      phrase: { code: 'baseline.majorityClass' } as const,
      predicted: new Float64Array(forecast.values.length).fill(commonest),
    },
  ];
  const baselines = candidates.map((candidate): BaselineResult => {
    const theirs = accuracyOf(candidate.predicted);
    const skill = skillOf(1 - accuracy, 1 - theirs);
    return { ...candidate, mae: 1 - theirs, rmse: Math.sqrt(1 - theirs), accuracy: theirs, skill };
  });
  const lastClass = baselines[0]?.predicted;
  const same = forecast.values.reduce((count, code, i) => count + (code === lastClass?.[i] ? 1 : 0), 0);
  return {
    column: target.name,
    kind: 'category',
    unit: '',
    classes: target.classes,
    windowCount: starts.length,
    horizon: 1,
    ...framed,
    predicted: forecast.values,
    mae: 1 - accuracy,
    rmse: Math.sqrt(1 - accuracy),
    accuracy,
    baselines,
    strongest: indexOfLeast(baselines.map((baseline) => baseline.mae)),
    copiesLastValue: starts.length > 0 && same === forecast.values.length,
  };
}

/** The class that the training part shows most often. */
function commonestClass(prepared: PreparedData, target: ClassTarget): number {
  const counts = new Float64Array(target.classes.length);
  const { firstRow, endRow } = prepared.parts.train;
  for (let row = firstRow; row < endRow; row++) {
    const code = target.codes[row] as number;
    if (code >= 0) counts[code] = (counts[code] as number) + 1;
  }
  return counts.indexOf(Math.max(...counts));
}

function indexOfLeast(values: readonly number[]): number {
  return values.indexOf(Math.min(...values));
}
