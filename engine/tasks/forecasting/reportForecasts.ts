import { classParts, CLASS_METRICS, scoresOfClasses } from '../../reports/classParts';
import { classScores } from '../../reports/classScores';
import { metricTable } from '../metricTable';
import { ACTUAL, type CurvePart, MODEL, type Positions, type TargetReport } from '../../reports/report';
import { type Losses, type MeasuredScores, metricColumn, reportTarget } from '../../reports/reportTarget';
import { seriesAt } from '../../tables/rowOrder';
import { isoTimes } from '../../text/isoTimes';
import type { Phrase } from '../../text/phrase';
import { naiveForecasts } from './naiveForecasts';
import type { ColumnForecast } from './decodeForecasts';
import type { ClassTarget, NumberTarget, PreparedData, PreparedTarget } from './prepareData';

/** A model whose forecasts differ from a naive one by less than this share of its error says little more. */
const COPY_SHARE = 0.15;

/** A forecast without a model: which it is, and its values, window by window and step by step. */
interface NaiveValues {
  readonly id: string;
  readonly name: Phrase;
  readonly values: Float64Array;
}

/** What every report of forecasts is made of. */
interface Asked {
  readonly prepared: PreparedData;
  readonly starts: Uint32Array;
  /** What came true, window by window and step by step. */
  readonly actual: Float64Array;
  readonly naive: readonly NaiveValues[];
}

function ask(prepared: PreparedData, target: PreparedTarget, starts: Uint32Array): Asked {
  const values = target.kind === 'number' ? target.raw : target.codes;
  return {
    prepared,
    starts,
    actual: valuesAt(prepared, starts, (first, step) => values[first + step] as number),
    naive: naiveForecasts(prepared, target).map(({ id, name, valueAt }) => ({
      id,
      name,
      values: valuesAt(prepared, starts, valueAt),
    })),
  };
}

/** How good forecasts of a column of numbers are, in the data's own units, beside every naive forecast. */
export function reportNumbers(
  prepared: PreparedData,
  target: NumberTarget,
  starts: Uint32Array,
  values: Float64Array,
): TargetReport {
  const asked = ask(prepared, target, starts);
  const { actual, naive } = asked;
  const model = scoresOf(asked, values);
  const baselines = naive.map((baseline) => ({ ...scoresOf(asked, baseline.values), ...named(baseline) }));
  const isLike = (id: string): boolean => {
    const [like, scores] = [naive, baselines].map((all) => all.find((baseline) => baseline.id === id));
    const error = (scores as (typeof baselines)[number]).errors.rmse ?? 0;
    const difference = scoresOf({ ...asked, actual: (like as NaiveValues).values }, values).errors.rmse ?? 0;
    return error > 0 && difference < COPY_SHARE * error;
  };
  return reportTarget({
    name: target.name,
    unit: target.unit,
    sample: 'window',
    sampleCount: starts.length,
    steps: prepared.recipe.horizon,
    measures: ['rmse', 'mae'],
    metrics: [metricColumn('rmse', 'figure', target.unit), metricColumn('mae', 'figure', target.unit)],
    model,
    baselines,
    imitates: isLike('lastValue') ? 'lastValue' : isLike('mean') ? 'mean' : null,
    leaks: prepared.leaks,
    overlap: prepared.recipe.horizon,
    parts: [
      curve(asked, values, { unit: target.unit, classes: null }),
      metricTable({
        ...{ truth: actual, prediction: values, baselines: naive },
        unit: target.unit,
        naiveError: meanStep(prepared, target),
      }),
    ],
  });
}

/** How good forecasts of a column of classes are, beside every naive forecast. All values are codes of classes. */
export function reportClasses(
  prepared: PreparedData,
  target: ClassTarget,
  starts: Uint32Array,
  { values, probabilities = new Float32Array() }: ColumnForecast,
): TargetReport {
  const { classes } = target;
  const asked = ask(prepared, target, starts);
  const { actual, naive } = asked;
  const own = classScores(actual, values, classes.length);
  const misses = (codes: Float64Array): Losses => ({
    errorRate: byMoment(asked, (i) => (codes[i] === actual[i] && (codes[i] as number) >= 0 ? 0 : 1)),
  });
  return reportTarget({
    name: target.name,
    unit: '',
    sample: 'window',
    sampleCount: starts.length,
    steps: 1,
    measures: ['errorRate'],
    metrics: CLASS_METRICS,
    model: { ...scoresOfClasses(own), losses: misses(values) },
    baselines: naive.map((baseline) => ({
      ...scoresOfClasses(classScores(actual, baseline.values, classes.length)),
      losses: misses(baseline.values),
      ...named(baseline),
    })),
    imitates: starts.length > 0 && values.every((code, i) => code === naive[0]?.values[i]) ? 'lastValue' : null,
    leaks: prepared.leaks,
    overlap: 1,
    parts: [
      curve(asked, values, { unit: '', classes }),
      ...classParts(own, classes),
      metricTable({ truth: actual, prediction: probabilities, baselines: naive, classCount: classes.length }),
    ],
  });
}

const named = ({ id, name }: NaiveValues): { readonly id: string; readonly name: Phrase } => ({ id, name });

/** A value for each window and step; `first` is the row of the first step, step 0. */
function valuesAt(
  { recipe: { lookback, horizon } }: PreparedData,
  starts: Uint32Array,
  valueOf: (first: number, step: number) => number,
): Float64Array {
  const values = new Float64Array(starts.length * horizon);
  starts.forEach((start, window) => {
    for (let step = 0; step < horizon; step++) values[window * horizon + step] = valueOf(start + lookback, step);
  });
  return values;
}

/** The mean absolute difference between one row of the training part and the next of its series, by which MASE is scaled. */
function meanStep({ parts: { train } }: PreparedData, { raw }: NumberTarget): number {
  let [sum, count] = [0, 0];
  for (const { firstRow, endRow } of train.spans) {
    for (let row = firstRow + 1; row < endRow; row++) {
      sum += Math.abs((raw[row] as number) - (raw[row - 1] as number));
      count++;
    }
  }
  return sum / Math.max(1, count);
}

/** Root mean squared and mean absolute error, 0 for no values, and the errors that they come from. */
function scoresOf(asked: Asked, predicted: Float64Array): MeasuredScores {
  const { actual } = asked;
  const miss = (i: number): number => Math.abs((predicted[i] as number) - (actual[i] as number));
  const losses = { rmse: byMoment(asked, (i) => miss(i) ** 2), mae: byMoment(asked, miss) };
  const mean = (values: Float64Array): number =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, actual.length);
  const errors = { rmse: Math.sqrt(mean(losses.rmse)), mae: mean(losses.mae) };
  return { metrics: errors, errors, losses };
}

/** Sums what each answer costs over the answers that were asked for at one moment, all series together, in order of time. */
function byMoment({ prepared, starts }: Asked, costOf: (answer: number) => number): Float64Array {
  const { recipe, times, series } = prepared;
  const { lookback, horizon } = recipe;
  const sums = new Map<number, number>();
  starts.forEach((start, window) => {
    const first = start + lookback;
    const origin = series[seriesAt(series, start)]?.firstRow ?? 0;
    const moment = times && recipe.series !== null ? (times[first] as number) : first - origin;
    let sum = sums.get(moment) ?? 0;
    for (let step = 0; step < horizon; step++) sum += costOf(window * horizon + step);
    sums.set(moment, sum);
  });
  return Float64Array.from([...sums].sort(([a], [b]) => a - b).map(([, sum]) => sum));
}

function curve(
  { prepared, starts, actual, naive }: Asked,
  values: Float64Array,
  { unit, classes }: Pick<CurvePart, 'unit' | 'classes'>,
): CurvePart {
  return {
    kind: 'curve',
    title: { code: 'report.predictions' },
    unit,
    classes,
    steps: prepared.recipe.horizon,
    at: positionsOf(prepared, starts),
    lines: [
      { id: ACTUAL, name: { code: 'report.actual' }, values: actual },
      { id: MODEL, name: { code: 'report.model' }, values },
      ...naive,
    ],
  };
}

/** Where each forecast value stands: at its time or row; of several series, which would lie over one another, by name. */
function positionsOf(prepared: PreparedData, starts: Uint32Array): Positions {
  const { times, series } = prepared;
  const rows = valuesAt(prepared, starts, (first, step) => first + step);
  if (series.length === 1)
    return times ? { kind: 'time', values: rows.map((row) => times[row] as number) } : { kind: 'row', values: rows };
  const write = times && isoTimes(times);
  const names = Array.from(rows, (row) => {
    const { name, firstRow } = series[seriesAt(series, row)] as (typeof series)[number];
    return `${name ?? ''} · ${write ? write(times[row] as number) : row - firstRow + 1}`;
  });
  return { kind: 'name', names };
}
