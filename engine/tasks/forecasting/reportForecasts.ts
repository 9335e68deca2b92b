import { classParts, CLASS_METRICS, scoresOfClasses } from '../../reports/classParts';
import { classScores, commonestClass } from '../../reports/classScores';
import { metricTable } from '../metricTable';
import { ACTUAL, type CurvePart, MODEL, type Scores, type TargetReport } from '../../reports/report';
import { metricColumn, reportTarget } from '../../reports/reportTarget';
import type { Phrase } from '../../text/phrase';
import { naiveForecasts } from './naiveForecasts';
import type { ColumnForecast } from './decodeForecasts';
import type { ClassTarget, NumberTarget, PreparedData } from './prepareData';

/** A model whose forecasts differ from the last value by less than this share of the naive error repeats it. */
const COPY_SHARE = 0.15;

/** A forecast without a model: which it is, and its values, window by window and step by step. */
interface NaiveValues {
  readonly id: string;
  readonly name: Phrase;
  readonly values: Float64Array;
}

/** How good forecasts of a column of numbers are, in the data's own units, beside every naive forecast. */
export function reportNumbers(
  prepared: PreparedData,
  target: NumberTarget,
  starts: Uint32Array,
  values: Float64Array,
): TargetReport {
  const valueOf = (row: number): number => target.raw[row] as number;
  const actual = valuesAt(prepared, starts, (first, step) => valueOf(first + step));
  const naive = naiveValues(prepared, starts, valueOf);
  const baselines = naive.map((baseline) => ({ ...scoresOf(actual, baseline.values), ...named(baseline) }));
  const [lastValue] = naive as [NaiveValues];
  const lastError = baselines[0]?.error ?? 0;
  return reportTarget({
    name: target.name,
    unit: target.unit,
    sample: 'window',
    sampleCount: starts.length,
    steps: prepared.recipe.horizon,
    measure: 'rmse',
    metrics: [metricColumn('mae', 'figure', target.unit), metricColumn('rmse', 'figure', target.unit)],
    model: scoresOf(actual, values),
    baselines,
    copiesLastValue: lastError > 0 && scoresOf(lastValue.values, values).error < COPY_SHARE * lastError,
    parts: [
      curve(prepared, starts, actual, values, naive, { unit: target.unit, classes: null }),
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
  const { firstRow, endRow } = prepared.parts.train;
  const trainCodes = target.codes.subarray(firstRow, endRow);
  const valueOf = (row: number): number => target.codes[row] as number;
  const actual = valuesAt(prepared, starts, (first, step) => valueOf(first + step));
  const naive = [
    ...naiveValues(prepared, starts, valueOf).map((baseline) =>
      baseline.id === 'lastValue' ? { ...baseline, name: { code: 'baseline.lastClass' } as const } : baseline,
    ),
    {
      id: 'majorityClass',
      name: { code: 'baseline.majorityClass' } as const,
      values: new Float64Array(values.length).fill(commonestClass(trainCodes, classes.length)),
    },
  ];
  const own = classScores(actual, values, classes.length);
  return reportTarget({
    name: target.name,
    unit: '',
    sample: 'window',
    sampleCount: starts.length,
    steps: 1,
    measure: 'errorRate',
    metrics: CLASS_METRICS,
    model: scoresOfClasses(own),
    baselines: naive.map((baseline) => ({
      ...scoresOfClasses(classScores(actual, baseline.values, classes.length)),
      ...named(baseline),
    })),
    copiesLastValue: starts.length > 0 && values.every((code, i) => code === naive[0]?.values[i]),
    parts: [
      curve(prepared, starts, actual, values, naive, { unit: '', classes }),
      ...classParts(own, classes),
      metricTable({ truth: actual, prediction: probabilities, baselines: naive, classCount: classes.length }),
    ],
  });
}

const named = ({ id, name }: NaiveValues): { readonly id: string; readonly name: Phrase } => ({ id, name });

function naiveValues(prepared: PreparedData, starts: Uint32Array, valueOf: (row: number) => number): NaiveValues[] {
  return naiveForecasts(prepared).map((naive) => ({
    id: naive.name,
    name: naive.phrase,
    values: valuesAt(prepared, starts, (first, step) => valueOf(naive.sourceRow(first, step))),
  }));
}

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

/** The mean absolute difference between one row of the training part and the next, by which MASE is scaled. */
function meanStep({ parts: { train } }: PreparedData, { raw }: NumberTarget): number {
  let sum = 0;
  for (let row = train.firstRow + 1; row < train.endRow; row++) {
    sum += Math.abs((raw[row] as number) - (raw[row - 1] as number));
  }
  return sum / Math.max(1, train.endRow - train.firstRow - 1);
}

/** Mean absolute error and root mean squared error; 0 for no values. */
function scoresOf(actual: Float64Array, predicted: Float64Array): Scores {
  let absolute = 0;
  let squared = 0;
  for (let i = 0; i < actual.length; i++) {
    const error = (predicted[i] as number) - (actual[i] as number);
    absolute += Math.abs(error);
    squared += error * error;
  }
  const count = Math.max(1, actual.length);
  const rmse = Math.sqrt(squared / count);
  return { metrics: { mae: absolute / count, rmse }, error: rmse };
}

function curve(
  prepared: PreparedData,
  starts: Uint32Array,
  actual: Float64Array,
  values: Float64Array,
  naive: readonly NaiveValues[],
  { unit, classes }: Pick<CurvePart, 'unit' | 'classes'>,
): CurvePart {
  const { times } = prepared;
  return {
    kind: 'curve',
    title: { code: 'report.predictions' },
    unit,
    classes,
    steps: prepared.recipe.horizon,
    at: {
      kind: times ? 'time' : 'row',
      values: valuesAt(prepared, starts, (first, step) => (times ? (times[first + step] as number) : first + step)),
    },
    lines: [
      { id: ACTUAL, name: { code: 'report.actual' }, values: actual },
      { id: MODEL, name: { code: 'report.model' }, values },
      ...naive,
    ],
  };
}
