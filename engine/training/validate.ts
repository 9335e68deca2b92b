import type * as tfjs from '@tensorflow/tfjs';
import type { CompiledModel } from '../plan/compileGraph';
import type { Tf } from '../tensors/tf';
import type { SampleSource } from '../samples/sampleSource';
import { type BatchTruth, tensorBatches, truthTensors } from './batches';
import { findLoss, type LossName } from '../losses';
import { accuracy } from '../metrics/accuracy';
import { mostProbable } from '../metrics/confusion';
import type { MetricBatch } from '../metrics/defineMetric';
import { meanAbsoluteError } from '../metrics/meanAbsoluteError';
import { computeLoss } from '../losses/computeLoss';
import type { Forecaster } from './runner';

/** Loss and metrics over the validation samples, of masked targets over what counts, in scaled units. */
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
  const outputs = compiled.outputs.map((output, i) => {
    const metric = output.kind === 'category' ? accuracy : meanAbsoluteError;
    const shape = compiled.model.outputs[i]?.shape.slice(1) as number[];
    return { ...output, name: METRIC_NAMES[metric.id], metric: metric.start({}), shape, sum: 0, count: 0 };
  });
  for (let from = 0; from < all.length; from += chunk) {
    const ids = all.subarray(from, from + chunk);
    const predictions = await forecaster.predict(ids);
    const truths = batches.truths(ids);
    const losses = tf.tidy(() =>
      outputs.map((output, i) => {
        const given = tf.tensor(predictions[i] as Float32Array, [ids.length, ...output.shape]);
        const { values, weighted } = truths[i] as BatchTruth;
        return computeLoss(tf, output, values, given, weighted);
      }),
    );
    const measure = async (output: (typeof outputs)[number], i: number): Promise<void> => {
      const given = truths[i] as BatchTruth;
      const { loss, metric, shape } = output;
      const read = [losses[i] as tfjs.Scalar, ...truthTensors([given])].map((tensor) => tensor.data<'float32'>());
      const [mean, truth, weights] = (await Promise.all(read)) as [Float32Array, Float32Array, Float32Array?];
      const count = given.weighted?.count ?? ids.length;
      output.sum += (mean[0] as number) * count;
      output.count += count;
      metric.add({
        ...metricBatch(predictions[i] as Float32Array, truth, loss, shape),
        ...(weights && { weights }),
      });
    };
    // All are read at once: on a GPU each wait is a round trip.
    await Promise.all(outputs.map(measure));
    tf.dispose([losses, truthTensors(truths)]);
    await breathe();
  }
  const names = new Set(outputs.map(({ name }) => name));
  const meanOf = (name: string): number => {
    const own = outputs.filter((output) => output.name === name);
    return own.reduce((sum, { metric }) => sum + metric.value(), 0) / own.length;
  };
  return {
    loss: outputs.reduce((total, { sum, count }) => total + sum / Math.max(1, count), 0),
    metrics: Object.fromEntries([...names].map((name) => [name, meanOf(name)])),
  };
}

/** The metrics by the names that histories and runs keep them under. */
const METRIC_NAMES = { accuracy: 'accuracy', meanAbsoluteError: 'mae' } as const;

/** Predictions and truths of an output as its metric takes them. */
function metricBatch(
  prediction: Float32Array,
  truth: Float32Array,
  loss: LossName,
  shape: readonly number[],
): MetricBatch {
  const classes = shape.at(-1) ?? 1;
  if (findLoss(loss).truth !== 'oneHot') return { prediction, truth, classes };
  const codes = Int32Array.from({ length: truth.length / classes }, (_, row) => mostProbable(truth, row, classes));
  return { prediction, truth: codes, classes };
}
