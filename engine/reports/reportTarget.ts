import type { Phrase } from '../text/phrase';
import { judge, type Opponent, skillScore } from './judge';
import {
  MODEL,
  type BaselineScores,
  type Measure,
  type Scores,
  type TableColumn,
  type TablePart,
  type TargetReport,
} from './report';

/** What a task has measured of a target. */
export interface MeasuredTarget extends Omit<TargetReport, 'baselines' | 'verdict'> {
  readonly baselines: readonly (Scores & Pick<Opponent, 'id' | 'ratioInterval'> & { readonly name: Phrase })[];
  readonly copiesLastValue: boolean;
}

/** The report on a target: what was measured, the skill over each baseline, and the verdict. */
export function reportTarget({ baselines, copiesLastValue, ...target }: MeasuredTarget): TargetReport {
  const { measure, model, sampleCount } = target;
  return {
    ...target,
    baselines: baselines.map(
      ({ ratioInterval: _, ...baseline }): BaselineScores => ({
        ...baseline,
        skill: skillOver(measure, model.error, baseline.error),
      }),
    ),
    verdict: judge({ sampleCount, error: model.error, baselines, copiesLastValue }),
  };
}

/** Of numbers, skill is told of squared errors (Murphy 1988). */
function skillOver(measure: Measure, error: number, baseline: number): number {
  return measure === 'rmse' ? skillScore(error ** 2, baseline ** 2) : skillScore(error, baseline);
}

/** A column for a metric that is known by name. */
export function metricColumn(key: string, format: TableColumn['format'], unit = ''): TableColumn {
  return { key, name: { code: `metric.${key}` }, help: { code: `metric.${key}.help` }, format, unit };
}

/** The scores of a target as a table: the model first, then each baseline with the skill over it. */
export function scoreTable({ name, measure, metrics, model, baselines }: TargetReport): TablePart {
  return {
    kind: 'table',
    title: { code: 'report.scores' },
    corner: name,
    columns: [...metrics, { ...metricColumn('skill', 'skill'), help: { code: `metric.skill.${measure}.help` } }],
    rows: [
      { id: MODEL, name: { code: 'report.model' }, figures: model.metrics },
      ...baselines.map(({ id, name: baseline, metrics: figures, skill }) => ({
        id,
        name: baseline,
        figures: { ...figures, skill },
      })),
    ],
  };
}
