import { classParts, CLASS_METRICS, scoresOfClasses } from '../reports/classParts';
import { classScores } from '../reports/classScores';
import { ACTUAL, type CurvePart, MODEL, type Positions, type TargetReport } from '../reports/report';
import { metricColumn, reportTarget } from '../reports/reportTarget';
import type { Phrase } from '../text/phrase';

/** A baseline of a made-up report. */
export interface MadeBaseline {
  readonly id: string;
  readonly name: Phrase;
  /** Its RMSE; its mean absolute error is half of that. Not for classes. */
  readonly rmse?: number;
  readonly values?: readonly number[];
}

/** What a made-up report is about; what is left out does not matter to the test. */
export interface MadeTarget {
  readonly name?: string;
  readonly unit?: string;
  readonly sampleCount?: number;
  readonly steps?: number;
  readonly mae?: number;
  readonly rmse?: number;
  readonly baselines?: readonly MadeBaseline[];
  readonly copiesLastValue?: boolean;
  readonly actual?: readonly number[];
  readonly model?: readonly number[];
  readonly at?: Positions;
}

/** The naive forecast of the last value, by the name that it has for days. */
export const YESTERDAY: MadeBaseline = { id: 'lastValue', name: { code: 'baseline.yesterday' } };

function curve({ unit = '', steps = 1, ...made }: MadeTarget, classes: readonly string[] | null): CurvePart {
  const { actual = [], model = [], baselines = [], at } = made;
  return {
    kind: 'curve',
    title: { code: 'report.predictions' },
    unit,
    classes,
    steps,
    at: at ?? { kind: 'row', values: Float64Array.from(actual, (_, row) => row) },
    lines: [
      { id: ACTUAL, name: { code: 'report.actual' }, values: Float64Array.from(actual) },
      { id: MODEL, name: { code: 'report.model' }, values: Float64Array.from(model) },
      ...baselines.map(({ id, name, values = [] }) => ({ id, name, values: Float64Array.from(values) })),
    ],
  };
}

/** A report on a column of numbers whose errors are given, not computed. */
export function numberTarget(made: MadeTarget): TargetReport {
  const { name = 'load', unit = '', sampleCount = 100, steps = 1, rmse = 1, mae = rmse / 2, baselines = [] } = made;
  return reportTarget({
    ...{
      name,
      unit,
      sample: 'window',
      sampleCount,
      steps,
      measure: 'rmse',
      copiesLastValue: made.copiesLastValue ?? false,
    },
    metrics: [metricColumn('mae', 'figure', unit), metricColumn('rmse', 'figure', unit)],
    model: { metrics: { mae, rmse }, error: rmse },
    baselines: baselines.map(({ id, name: words, rmse: error = 1 }) => ({
      ...{ id, name: words, error },
      metrics: { mae: error / 2, rmse: error },
    })),
    parts: [curve(made, null)],
  });
}

/** A report on a column of classes, computed from the codes of `actual`, `model` and the baselines' `values`. */
export function classTarget(classes: readonly string[], made: MadeTarget): TargetReport {
  const { name = 'mood', actual = [], model = [], baselines = [], copiesLastValue = false } = made;
  const scores = (values: readonly number[]) => classScores(actual, values, classes.length);
  return reportTarget({
    ...{
      name,
      unit: '',
      sample: 'window',
      sampleCount: actual.length,
      steps: 1,
      measure: 'errorRate',
      copiesLastValue,
    },
    metrics: CLASS_METRICS,
    model: scoresOfClasses(scores(model)),
    baselines: baselines.map(({ id, name: words, values = [] }) => ({
      ...scoresOfClasses(scores(values)),
      id,
      name: words,
    })),
    parts: [curve(made, classes), ...classParts(scores(model), classes)],
  });
}
