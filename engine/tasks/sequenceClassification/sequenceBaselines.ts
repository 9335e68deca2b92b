import { commonestClass } from '../../reports/classScores';
import type { Phrase } from '../../text/phrase';
import { type Classifier, fitLinearClassifier } from './linearClassifier';
import type { PreparedRecordings } from './prepareRecordings';
import { type Questions, questionsAbout } from './questions';
import { questionFeatures } from './questionFeatures';

/** Most training samples, or steps of them, that the linear model is fitted to; of more, as many at even distances. */
const MOST_FITTED = 5000;

/** A way to answer without the network. */
export interface SequenceBaseline {
  readonly id: string;
  readonly name: Phrase;
  /** The class for each question. */
  readonly answer: (questions: Questions) => Float64Array;
}

/**
 * What a network has to beat: the class that the training part shows most often, and a linear model, fitted to the training
 * part when it is first asked: on summary statistics of the number features of a sample, or on those of a step itself.
 */
export function sequenceBaselines(prepared: PreparedRecordings): readonly SequenceBaseline[] {
  const { layout, numbers, recipe } = prepared;
  const train = questionsAbout(prepared, layout.ids.train, 'labeled');
  const commonest = commonestClass(train.labels, layout.classes.length);
  const majority: SequenceBaseline = {
    id: 'majorityClass',
    name: { code: 'baseline.majorityClass' },
    answer: ({ labels }) => new Float64Array(labels.length).fill(commonest),
  };
  if (Object.keys(numbers).length === 0) return [majority];
  let classifier: Classifier | null = null;
  const fitted = (): Classifier => {
    const every = Math.max(1, Math.ceil(train.labels.length / MOST_FITTED));
    const isFitted = (_: number, i: number): boolean => i % every === 0;
    const [ids, rows, labels] = [
      train.ids.filter(isFitted),
      train.rows.filter(isFitted),
      train.labels.filter(isFitted),
    ];
    return fitLinearClassifier(questionFeatures(prepared, { ids, rows }), labels, layout.classes.length);
  };
  const linear: SequenceBaseline = {
    ...(recipe.classOf === 'step'
      ? { id: 'linearStep', name: { code: 'baseline.linearStep' } }
      : { id: 'linearSummary', name: { code: 'baseline.linearSummary' } }),
    answer: (questions) => (classifier ??= fitted())(questionFeatures(prepared, questions)),
  };
  return [majority, linear];
}
