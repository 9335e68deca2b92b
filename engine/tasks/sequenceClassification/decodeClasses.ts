import type { SampleIds } from '../../samples/sampleSource';
import type { ModelOutput } from '../task';
import { classText } from './layOut';
import type { PreparedRecordings } from './prepareRecordings';
import { answersTo, type Questions, questionsAbout } from './questions';

/** What a model says of one sample, or of one of its steps. */
export interface ClassRow {
  readonly recording: string;
  /** The step of the recording, counted from 1; of a sample the last that the model saw. */
  readonly step: number;
  readonly predicted: string;
  /** What the table says, where it says it. */
  readonly actual: string | null;
  /** By class. */
  readonly probabilities: readonly number[];
}

/** How probable each class is, question by question: a single number for two classes is that of the second. */
export function classProbabilities(
  prepared: PreparedRecordings,
  questions: Questions,
  output: ModelOutput,
  sampleCount: number,
): Float64Array {
  const { values, width } = answersTo(questions, output, prepared, sampleCount);
  if (width !== 1 || prepared.layout.classes.length !== 2) return values;
  return Float64Array.from({ length: 2 * values.length }, (_, i) => {
    const second = values[i >> 1] as number;
    return i % 2 === 1 ? second : 1 - second;
  });
}

/** The most probable class of each row of probabilities, the first of equals. */
export function mostProbableClasses(probabilities: Float64Array, classCount: number): Float64Array {
  return Float64Array.from({ length: probabilities.length / Math.max(1, classCount) }, (_, s) => {
    const own = probabilities.subarray(s * classCount, (s + 1) * classCount);
    return own.indexOf(Math.max(...own));
  });
}

/** What outputs for some samples mean; of several outputs, what the first says. */
export function classRows(
  prepared: PreparedRecordings,
  ids: SampleIds,
  outputs: readonly ModelOutput[],
): readonly ClassRow[] {
  const [output] = outputs;
  if (!output) return [];
  const { layout } = prepared;
  const { classes, samples } = layout;
  const questions = questionsAbout(prepared, ids, 'all');
  const probabilities = classProbabilities(prepared, questions, output, ids.length);
  const codes = mostProbableClasses(probabilities, classes.length);
  return Array.from(questions.ids, (id, i): ClassRow => {
    const { name = '', first = 0 } = samples[id]?.recording ?? {};
    return {
      recording: name,
      step: (questions.rows[i] as number) - first + 1,
      predicted: classes[codes[i] as number] ?? '',
      actual: classText(layout, questions.labels[i] as number),
      probabilities: [...probabilities.subarray(i * classes.length, (i + 1) * classes.length)],
    };
  });
}
