import type * as tfjs from '@tensorflow/tfjs';
import type { CompiledModel } from '../plan/compileGraph';
import type { PreparedData } from '../tasks/forecasting/prepareData';
import { gatherTargets, gatherWindows, inputSources, type WindowBatch } from '../tasks/forecasting/windows';
import type { Tf } from '../tensors/tf';

/** Makes tensors of windows for a compiled model. Whoever asks for tensors disposes of them. */
export interface BatchSource {
  /** One tensor for each model input, of the windows that start at these rows. */
  inputs(startRows: ArrayLike<number>): tfjs.Tensor[];
  /** One tensor for each model output. */
  truths(startRows: ArrayLike<number>): tfjs.Tensor[];
}

/** Connects a compiled model's inputs and outputs to prepared data. */
export function makeBatchSource(tf: Tf, compiled: CompiledModel, prepared: PreparedData): BatchSource {
  const sources = inputSources(compiled, prepared);
  const toTensor = (batch: WindowBatch, dtype: 'float32' | 'int32'): tfjs.Tensor =>
    tf.tensor(batch.values, [...batch.shape], dtype);
  return {
    inputs: (startRows) =>
      sources.map((source) =>
        toTensor(gatherWindows(prepared, source, startRows), source.kind === 'codes' ? 'int32' : 'float32'),
      ),
    truths: (startRows) =>
      compiled.outputs.map((output) =>
        toTensor(gatherTargets(prepared, output.columns, startRows, output.loss === 'binaryCrossentropy'), 'float32'),
      ),
  };
}

/** Runs the model forward on windows. One tensor for each output; the caller owns them. */
export function runModel(model: tfjs.LayersModel, inputs: readonly tfjs.Tensor[], training: boolean): tfjs.Tensor[] {
  const fed = inputs.length === 1 ? (inputs[0] as tfjs.Tensor) : [...inputs];
  const outputs = model.apply(fed, { training }) as tfjs.Tensor | tfjs.Tensor[];
  return Array.isArray(outputs) ? outputs : [outputs];
}
