import * as tf from '@tensorflow/tfjs';
import { type Answer, decode, inputTensors, type Prepared } from './data.js';

/** Runs the model: one tensor for each of its outputs. */
export function runModel(model: tf.LayersModel, inputs: tf.Tensor[], training: boolean): tf.Tensor[] {
  return [model.apply(inputs, { training }) as tf.Tensor | tf.Tensor[]].flat();
}

/** What the model says of some samples, output by output; it is run on a few of them at once. */
export function infer(model: tf.LayersModel, prepared: Prepared, samples: readonly number[]): Answer[] {
  if (samples.length === 0) throw new Error('There are too few rows.');
  const chunks: Answer[][] = [];
  for (let from = 0; from < samples.length; from += 256) {
    const chunk = samples.slice(from, from + 256);
    const outputs = tf.tidy(() => runModel(model, inputTensors(prepared, chunk), false));
    chunks.push(decode(prepared, chunk, outputs));
    tf.dispose(outputs);
  }
  // seqloom: either classesOut or noClassesOut
  if (chunks[0]!.some(({ probabilities }) => probabilities)) {
    return chunks[0]!.map((_, i) => joined(chunks.map((chunk) => chunk[i]!)));
  } else {
    return chunks[0]!.map(({ column }, i) => ({ column, values: chunks.flatMap((chunk) => chunk[i]!.values) }));
  }
}
// seqloom: if classesOut

function joined(parts: readonly Answer[]): Answer {
  const { column, probabilities } = parts[0]!;
  const values = parts.flatMap((part) => part.values);
  return probabilities
    ? { column, values, probabilities: parts.flatMap((part) => part.probabilities ?? []) }
    : { column, values };
}
// seqloom: end
