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
  readonly imitates?: 'lastValue' | 'mean' | null;
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
      measures: ['rmse', 'mae'],
      imitates: made.imitates ?? null,
      leaks: [],
      overlap: 1,
    },
    metrics: [metricColumn('rmse', 'figure', unit), metricColumn('mae', 'figure', unit)],
    model: { metrics: { rmse, mae }, errors: { rmse, mae } },
    baselines: baselines.map(({ id, name: words, rmse: error = 1 }) => ({
      ...{ id, name: words },
      metrics: { rmse: error, mae: error / 2 },
      errors: { rmse: error, mae: error / 2 },
    })),
    parts: [curve(made, null)],
  });
}

/** A report on a column of classes, computed from the codes of `actual`, `model` and the baselines' `values`. */
export function classTarget(classes: readonly string[], made: MadeTarget): TargetReport {
  const { name = 'mood', actual = [], model = [], baselines = [], imitates = null } = made;
  const scores = (values: readonly number[]) => classScores(actual, values, classes.length);
  return reportTarget({
    ...{
      name,
      unit: '',
      sample: 'window',
      sampleCount: actual.length,
      steps: 1,
      measures: ['errorRate'],
      imitates,
      leaks: [],
      overlap: 1,
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
