import type { Phrase } from '../text/phrase';
import { blockLength, ratioInterval } from './blockBootstrap';
import { type Comparison, type Contest, errorRatio, judge, type Measure } from './judge';
import { MODEL, type BaselineScores, type Scores, type TableColumn, type TablePart, type TargetReport } from './report';

/**
 * Errors in the order of time, by measure, those of one moment or one recording summed: what bootstraps draw from. For
 * `rmse` squared errors.
 */
export type Losses = Readonly<Partial<Record<Measure, Float64Array>>>;

/** What answers score, and the errors that this comes from; without them there is no interval. */
export interface MeasuredScores extends Scores {
  readonly losses?: Losses;
}

/** What a task has measured of a target. */
export interface MeasuredTarget
  extends Omit<TargetReport, 'model' | 'baselines' | 'verdict'>,
    Pick<Contest, 'imitates'> {
  readonly model: MeasuredScores;
  readonly baselines: readonly (MeasuredScores & { readonly id: string; readonly name: Phrase })[];
  /** How many neighboring losses are about the same target. */
  readonly overlap: number;
}

/** The report on a target: what was measured, the model against each baseline, and the verdict. */
export function reportTarget(measured: MeasuredTarget): TargetReport {
  const { model, baselines, imitates, leaks, overlap, ...target } = measured;
  const { measures, sampleCount } = target;
  const compared = baselines.map(({ losses, ...baseline }): BaselineScores => {
    const comparisons = measures.map((measure): Comparison => {
      const [own, other] = [model.losses?.[measure], losses?.[measure]];
      const ratio = errorRatio(model.errors[measure] ?? Number.NaN, baseline.errors[measure] ?? Number.NaN);
      const interval = own && other ? ratioInterval(measure, own, other, blockLength(own.length, overlap)) : null;
      return { measure, ratio, interval };
    });
    return { ...baseline, comparisons };
  });
  return {
    ...target,
    model: { metrics: model.metrics, errors: model.errors },
    baselines: compared,
    leaks,
    verdict: judge({ sampleCount, measures, baselines: compared, imitates, leaks }),
  };
}

/** A column for a metric that is known by name. */
export function metricColumn(key: string, format: TableColumn['format'], unit = ''): TableColumn {
  return { key, name: { code: `metric.${key}` }, help: { code: `metric.${key}.help` }, format, unit };
}

/** The scores of a target as a table: the model first, then each baseline and how much better than it the model is. */
export function scoreTable({ name, measures, metrics, model, baselines }: TargetReport): TablePart {
  return {
    kind: 'table',
    title: { code: 'report.scores' },
    corner: name,
    columns: [...metrics, ...measures.map((measure) => metricColumn(`betterBy.${measure}`, 'gain'))],
    rows: [
      { id: MODEL, name: { code: 'report.model' }, figures: model.metrics },
      ...baselines.map(({ id, name: baseline, metrics: figures, comparisons }) => ({
        id,
        name: baseline,
        figures: {
          ...figures,
          ...Object.fromEntries(comparisons.map(({ measure, ratio }) => [`betterBy.${measure}`, 1 - ratio])),
        },
      })),
    ],
  };
}
