import { classParts, CLASS_METRICS, scoresOfClasses } from '../../reports/classParts';
import { classScores } from '../../reports/classScores';
import { metricTable } from '../metricTable';
import { ACTUAL, MODEL, type TargetReport } from '../../reports/report';
import { reportTarget } from '../../reports/reportTarget';
import type { PreparedRecordings } from './prepareRecordings';
import type { Questions } from './questions';
import { questionName } from './questionName';
import type { SequenceBaseline } from './sequenceBaselines';

/** How good answers to some questions are, beside those of every baseline. All answers are codes of classes. */
export function reportSequences(
  { layout, recipe }: PreparedRecordings,
  baselines: readonly SequenceBaseline[],
  questions: Questions,
  { values, probabilities }: { readonly values: Float64Array; readonly probabilities: Float64Array },
): TargetReport {
  const { classes } = layout;
  const actual = Float64Array.from(questions.labels);
  const answers = baselines.map(({ id, name, answer }) => ({ id, name, values: answer(questions) }));
  const own = classScores(actual, values, classes.length);
  return reportTarget({
    name: recipe.label ?? '',
    unit: '',
    sample: recipe.classOf === 'step' ? 'step' : recipe.samples === 'windows' ? 'window' : 'sequence',
    sampleCount: actual.length,
    steps: 1,
    measure: 'errorRate',
    metrics: CLASS_METRICS,
    model: scoresOfClasses(own),
    baselines: answers.map(({ id, name, values: said }) => ({
      ...scoresOfClasses(classScores(actual, said, classes.length)),
      id,
      name,
    })),
    copiesLastValue: false,
    parts: [
      {
        kind: 'curve',
        title: { code: 'report.predictions' },
        unit: '',
        classes,
        steps: 1,
        at: { kind: 'name', names: Array.from(actual, (_, i) => questionName(layout, questions, i, recipe)) },
        lines: [
          { id: ACTUAL, name: { code: 'report.actual' }, values: actual },
          { id: MODEL, name: { code: 'report.model' }, values },
          ...answers,
        ],
      },
      ...classParts(own, classes),
      metricTable({ truth: actual, prediction: probabilities, baselines: answers, classCount: classes.length }),
    ],
  });
}
