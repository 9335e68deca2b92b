import type { Phrase } from '../../text/phrase';
import { classParts, CLASS_METRICS, scoresOfClasses } from '../../reports/classParts';
import { classScores } from '../../reports/classScores';
import { metricTable } from '../metricTable';
import { ACTUAL, MODEL, type TargetReport } from '../../reports/report';
import { type Losses, reportTarget } from '../../reports/reportTarget';
import type { Layout } from './layOut';
import type { PreparedRecordings } from './prepareRecordings';
import type { Questions } from './questions';
import { questionName } from './questionName';
import type { SequenceBaseline } from './sequenceBaselines';

/** How good answers to some questions are, beside those of every baseline. All answers are codes of classes. */
export function reportSequences(
  { layout, recipe }: PreparedRecordings,
  baselines: readonly SequenceBaseline[],
  questions: Questions,
  {
    values,
    probabilities,
    leaks,
  }: {
    readonly values: Float64Array;
    readonly probabilities: Float64Array;
    readonly leaks: readonly (string | Phrase)[];
  },
): TargetReport {
  const { classes } = layout;
  const actual = Float64Array.from(questions.labels);
  const answers = baselines.map(({ id, name, answer }) => ({ id, name, values: answer(questions) }));
  const own = classScores(actual, values, classes.length);
  const misses = (codes: Float64Array): Losses => ({ errorRate: wrongByRecording(layout, questions, codes) });
  return reportTarget({
    name: recipe.label ?? '',
    unit: '',
    sample: recipe.classOf === 'step' ? 'step' : recipe.samples === 'windows' ? 'window' : 'sequence',
    sampleCount: actual.length,
    steps: 1,
    measures: ['errorRate'],
    metrics: CLASS_METRICS,
    model: { ...scoresOfClasses(own), losses: misses(values) },
    baselines: answers.map(({ id, name, values: said }) => ({
      ...scoresOfClasses(classScores(actual, said, classes.length)),
      losses: misses(said),
      id,
      name,
    })),
    imitates: null,
    leaks,
    overlap: 1,
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

/** Counts wrong answers by recording, in order of first appearance: those about one are alike, those about two are not. */
export function wrongByRecording(
  { samples }: Layout,
  { ids, labels }: Questions,
  said: ArrayLike<number>,
): Float64Array {
  const sums = new Map<unknown, number>();
  labels.forEach((label, i) => {
    const recording = samples[ids[i] as number]?.recording;
    sums.set(recording, (sums.get(recording) ?? 0) + (said[i] === label && label >= 0 ? 0 : 1));
  });
  return Float64Array.from(sums.values());
}
