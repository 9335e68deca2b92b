import type * as tfjs from '@tensorflow/tfjs';
import type { Tf } from '../tensors/tf';
import type { CompiledModel } from '../plan/compileGraph';
import type { SampleIds, SampleSource } from '../samples/sampleSource';

/** Makes tensors of samples for a compiled model. Whoever asks for tensors disposes of them. */
export interface TensorBatches {
  /** One tensor for each model input. */
  inputs(ids: SampleIds): tfjs.Tensor[];
  /** One tensor for each model output, of the output's own shape; of class numbers without its last axis. */
  truths(ids: SampleIds): tfjs.Tensor[];
}

/** Connects a compiled model's inputs and outputs to samples. */
export function tensorBatches(tf: Tf, compiled: CompiledModel, source: SampleSource): TensorBatches {
  const writer = source.open(compiled);
  const sizeOf = (shape: readonly number[]): number => shape.reduce((product, size) => product * size, 1);
  const inputs = compiled.inputs.map(({ form }, i) => {
    const shape = writer.inputShapes[i] ?? [];
    return { shape, size: sizeOf(shape), dtype: form === 'codes' ? 'int32' : 'float32' } as const;
  });
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
      const buffers = writer.targetShapes.map((shape) => ({
        values: new Float32Array(ids.length * sizeOf(shape)),
        at: 0,
      }));
      writer.write(ids, { layout: 'sampleFirst', inputs: [], targets: buffers });
      return buffers.map(({ values }, i) => {
        const [own = [], output = []] = [writer.targetShapes[i], outputShapes[i]];
        return tf.tensor(values, [ids.length, ...(sizeOf(own) === sizeOf(output) ? output : own)], 'float32');
      });
    },
  };
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
