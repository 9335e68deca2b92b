import type * as tfjs from '@tensorflow/tfjs';
import type { CompiledModel } from '../plan/compileGraph';
import type { Tf } from '../tensors/tf';
import type { SampleSource } from '../samples/sampleSource';
import { tensorBatches } from './batches';
import { findLoss } from '../losses';
import { computeLoss } from '../losses/computeLoss';
import type { Forecaster } from './runner';

/** Loss and metrics over the validation samples, in scaled units. */
export interface ValidationResult {
  readonly loss: number;
  /** `mae` of number outputs and `accuracy` of class outputs; with several outputs of a kind their mean. */
  readonly metrics: Readonly<Record<string, number>>;
}

/** Measures the model on the validation part without dropout; null when there is no such part. */
export async function validate(
  tf: Tf,
  compiled: CompiledModel,
  source: SampleSource,
  forecaster: Forecaster,
  breathe: () => Promise<void>,
): Promise<ValidationResult | null> {
  const all = source.ids('validation');
  if (all.length === 0) return null;
  const batches = tensorBatches(tf, compiled, source);
  const { chunk } = forecaster;
  const totals = new Map<string, { sum: number; count: number }>();
  for (let from = 0; from < all.length; from += chunk) {
    const ids = all.subarray(from, from + chunk);
    const predictions = await forecaster.predict(ids);
    const measured = tf.tidy(() => {
      const truths = batches.truths(ids);
      const given = predictions.map((values, i) => tf.tensor(values, truths[i]?.shape));
      return measure(tf, compiled, given, truths);
    });
    const values = await measured.data();
    measured.dispose();
    metricNames(compiled).forEach((name, i) => {
      const total = totals.get(name) ?? { sum: 0, count: 0 };
      total.sum += (values[i] as number) * ids.length;
      total.count += ids.length;
      totals.set(name, total);
    });
    await breathe();
  }
  const mean = (name: string): number => {
    const total = totals.get(name);
    return total ? total.sum / total.count : 0;
  };
  const names = new Set(metricNames(compiled).filter((name) => name !== 'loss'));
  const losses = compiled.outputs.length;
  return { loss: mean('loss') * losses, metrics: Object.fromEntries([...names].map((name) => [name, mean(name)])) };
}

/** For each output its loss and its metric, in the order of `measure`. */
function metricNames(compiled: CompiledModel): string[] {
  return compiled.outputs.flatMap((output) => ['loss', output.kind === 'category' ? 'accuracy' : 'mae']);
}

function measure(
  tf: Tf,
  compiled: CompiledModel,
  predictions: readonly tfjs.Tensor[],
  truths: readonly tfjs.Tensor[],
): tfjs.Tensor1D {
  const scalars = compiled.outputs.flatMap((output, i) => {
    const prediction = predictions[i] as tfjs.Tensor;
    const truth = truths[i] as tfjs.Tensor;
    const loss = computeLoss(tf, output, truth, prediction);
    if (output.kind === 'number') return [loss, tf.mean(tf.abs(tf.sub(prediction, truth)))];
    const form = findLoss(output.loss).truth;
    const guess = form === 'binary' ? tf.greater(prediction, 0.5) : tf.argMax(prediction, -1);
    const right = form === 'oneHot' ? tf.argMax(truth, -1) : tf.reshape(truth, guess.shape);
    return [loss, tf.mean(tf.cast(tf.equal(tf.cast(guess, 'int32'), tf.cast(right, 'int32')), 'float32'))];
  });
  return tf.stack(scalars) as tfjs.Tensor1D;
}
