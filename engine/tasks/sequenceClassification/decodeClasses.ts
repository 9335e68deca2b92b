import type { SampleIds } from '../../samples/sampleSource';
import type { ModelOutput } from '../task';
import type { PreparedRecordings } from './prepareRecordings';

/** What a model says of one sample. */
export interface ClassRow {
  readonly recording: string;
  /** The last step of the recording that the model saw, counted from 1. */
  readonly step: number;
  readonly predicted: string;
  /** What the table says, where it says it. */
  readonly actual: string | null;
  /** By class. */
  readonly probabilities: readonly number[];
}

/** How probable each class is, sample by sample: a single number for two classes is that of the second. */
export function classProbabilities({ values }: ModelOutput, count: number, classCount: number): Float64Array {
  if (values.length !== count || classCount !== 2) return Float64Array.from(values);
  return Float64Array.from({ length: 2 * count }, (_, i) => {
    const second = values[i >> 1] as number;
    return i % 2 === 1 ? second : 1 - second;
  });
}

/** The most probable class of each sample, the first of equals. */
export function mostProbableClasses(probabilities: Float64Array, classCount: number): Float64Array {
  return Float64Array.from({ length: probabilities.length / Math.max(1, classCount) }, (_, s) => {
    const own = probabilities.subarray(s * classCount, (s + 1) * classCount);
    return own.indexOf(Math.max(...own));
  });
}

/** What outputs for some samples mean; of several outputs, what the first says. */
export function classRows(
  { layout }: PreparedRecordings,
  ids: SampleIds,
  outputs: readonly ModelOutput[],
): readonly ClassRow[] {
  const [output] = outputs;
  if (!output) return [];
  const { classes, samples } = layout;
  const probabilities = classProbabilities(output, ids.length, classes.length);
  const codes = mostProbableClasses(probabilities, classes.length);
  return Array.from(ids).flatMap((id, s): ClassRow[] => {
    const sample = samples[id];
    if (!sample) return [];
    const { recording, first, steps, label } = sample;
    return [
      {
        recording: recording.name,
        step: first - recording.first + steps,
        predicted: classes[codes[s] as number] ?? '',
        actual: classes[label] ?? null,
        probabilities: [...probabilities.subarray(s * classes.length, (s + 1) * classes.length)],
      },
    ];
  });
}
