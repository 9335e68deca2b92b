import type { SampleIds } from '../../samples/sampleSource';
import type { Phrase } from '../../text/phrase';
import { type Classifier, fitLinearClassifier } from './linearClassifier';
import type { PreparedRecordings } from './prepareRecordings';
import { summaryFeatures } from './summaryFeatures';

/** Most training samples that the linear model is fitted to; of more, as many at even distances. */
const MOST_FITTED = 5000;

/** A way to answer without the network. */
export interface SequenceBaseline {
  readonly id: string;
  readonly name: Phrase;
  /** The class of each sample. */
  readonly answer: (ids: SampleIds) => Float64Array;
}

/**
 * What a network has to beat: the class that the training part shows most often, and a linear model on summary statistics
 * of the number features, fitted to the training part when it is first asked.
 */
export function sequenceBaselines(prepared: PreparedRecordings): readonly SequenceBaseline[] {
  const { layout, numbers } = prepared;
  const { train } = layout.ids;
  const labelOf = (id: number): number => layout.samples[id]?.label ?? -1;
  const majority: SequenceBaseline = {
    id: 'majorityClass',
    name: { code: 'baseline.majorityClass' },
    answer: (ids) => new Float64Array(ids.length).fill(commonestClass(train, labelOf, layout.classes.length)),
  };
  if (Object.keys(numbers).length === 0) return [majority];
  let classifier: Classifier | null = null;
  const fitted = (): Classifier => {
    const step = Math.max(1, Math.ceil(train.length / MOST_FITTED));
    const ids = train.filter((_, i) => i % step === 0);
    return fitLinearClassifier(summaryFeatures(prepared, ids), Int32Array.from(ids, labelOf), layout.classes.length);
  };
  const linear: SequenceBaseline = {
    id: 'linearSummary',
    name: { code: 'baseline.linearSummary' },
    answer: (ids) => (classifier ??= fitted())(summaryFeatures(prepared, ids)),
  };
  return [majority, linear];
}

function commonestClass(train: SampleIds, labelOf: (id: number) => number, classCount: number): number {
  const counts = new Float64Array(classCount);
  for (const id of train) {
    const code = labelOf(id);
    if (code >= 0) counts[code] = (counts[code] as number) + 1;
  }
  return counts.indexOf(Math.max(...counts));
}
