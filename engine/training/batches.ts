import type * as tfjs from '@tensorflow/tfjs';
import type { Tf } from '../tensors/tf';
import type { LossWeights } from '../losses/computeLoss';
import type { CompiledModel } from '../plan/compileGraph';
import type { SampleIds, SampleSource } from '../samples/sampleSource';

/** Makes tensors of samples for a compiled model. Whoever asks for tensors disposes of them. */
export interface TensorBatches {
  /** One tensor for each model input. */
  inputs(ids: SampleIds): tfjs.Tensor[];
  /** For each model output what is true of these samples. */
  truths(ids: SampleIds): BatchTruth[];
}

/** What is true of a batch at one output: in the output's own shape, of class numbers without its last axis. */
export interface BatchTruth {
  readonly values: tfjs.Tensor;
  /** Of a masked target, what of it counts. */
  readonly weighted?: Required<LossWeights>;
}

/** Connects a compiled model's inputs and outputs to samples. */
export function tensorBatches(tf: Tf, compiled: CompiledModel, source: SampleSource): TensorBatches {
  const writer = source.open(compiled);
  const sizeOf = (shape: readonly number[]): number => shape.reduce((product, size) => product * size, 1);
  const inputs = compiled.inputs.map(({ form }, i) => {
    const shape = writer.inputShapes[i] ?? [];
    return { shape, size: sizeOf(shape), dtype: form === 'codes' ? 'int32' : 'float32' } as const;
  });
  /** Steps of an output, each of which counts by itself; 1 where it is one vector. */
  const stepsOf = (shape: readonly number[] = []): number => sizeOf(shape.slice(0, -1));
  const outputShapes = compiled.model.outputs.map(({ shape }) => shape.slice(1) as number[]);
  return {
    inputs: (ids) => {
      const buffers = inputs.map(({ size, dtype }) => {
        const values = dtype === 'int32' ? new Int32Array(ids.length * size) : new Float32Array(ids.length * size);
        return { values, at: 0 };
      });
      writer.write(ids, { layout: 'sampleFirst', inputs: buffers, targets: [] });
      return buffers.map(({ values }, i) =>
        tf.tensor(values, [ids.length, ...(inputs[i]?.shape ?? [])], inputs[i]?.dtype),
      );
    },
    truths: (ids) => {
      const buffers = writer.targetShapes.map((shape, i) => ({
        values: new Float32Array(ids.length * sizeOf(shape)),
        at: 0,
        ...(writer.masked[i] && { weights: new Float32Array(ids.length * stepsOf(outputShapes[i])) }),
      }));
      writer.write(ids, { layout: 'sampleFirst', inputs: [], targets: buffers });
      return buffers.map(({ values, weights }, i): BatchTruth => {
        const [own = [], output = []] = [writer.targetShapes[i], outputShapes[i]];
        const shape = [ids.length, ...(sizeOf(own) === sizeOf(output) ? output : own)];
        const truth = tf.tensor(values, shape, 'float32');
        if (!weights) return { values: truth };
        const count = weights.reduce((sum, weight) => sum + weight, 0);
        return {
          values: truth,
          weighted: { weights: tf.tensor(weights, [ids.length, weights.length / ids.length]), count },
        };
      });
    },
  };
}

/** All tensors of truths, to read or to dispose of. */
export function truthTensors(truths: readonly BatchTruth[]): tfjs.Tensor[] {
  return truths.flatMap(({ values, weighted }) => (weighted ? [values, weighted.weights] : [values]));
}

/** Runs a layer, or a whole model, forward. Its outputs and, where a layer returns them, its states; the caller owns them. */
export function applyLayer(
  layer: tfjs.layers.Layer,
  inputs: readonly tfjs.Tensor[],
  training: boolean,
  mask?: tfjs.Tensor,
): tfjs.Tensor[] {
  const fed = inputs.length === 1 ? (inputs[0] as tfjs.Tensor) : [...inputs];
  const outputs = layer.apply(fed, { training, ...(mask && { mask }) }) as tfjs.Tensor | tfjs.Tensor[];
  return Array.isArray(outputs) ? outputs : [outputs];
}
