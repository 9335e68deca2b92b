import type * as tfjs from '@tensorflow/tfjs';
import type { CompiledModel } from '../plan/compileGraph';
import type { Tf } from '../tensors/tf';
import { applyLayer, type BatchTruth } from './batches';
import { computeLoss } from '../losses/computeLoss';
import type { WeightUpdate } from '../optimizers/weightUpdate';

/** The figures of one step, as scalar tensors that the caller disposes of. */
export interface StepResult {
  readonly loss: tfjs.Scalar;
  /** Norm of the whole gradient before clipping. */
  readonly gradientNorm: tfjs.Scalar;
}

/** The sum of every output's mean loss. Call inside `tf.tidy`. */
function totalLoss(
  tf: Tf,
  compiled: CompiledModel,
  inputs: readonly tfjs.Tensor[],
  truths: readonly BatchTruth[],
  training: boolean,
): tfjs.Scalar {
  const predictions = applyLayer(compiled.model, inputs, training);
  const losses = compiled.outputs.map((output, i) => {
    const { values, weighted } = truths[i] as BatchTruth;
    return computeLoss(tf, output, values, predictions[i] as tfjs.Tensor, weighted);
  });
  return losses.length === 1 ? (losses[0] as tfjs.Scalar) : tf.addN<tfjs.Scalar>(losses);
}

/**
 * One training step: forward, backward, optional clipping of the whole gradient to `clipNorm`, update. Leaves nothing
 * behind but the two scalars that it returns and the optimizer's own slots.
 */
export function trainStep(
  tf: Tf,
  compiled: CompiledModel,
  variables: tfjs.Variable[],
  update: WeightUpdate,
  inputs: readonly tfjs.Tensor[],
  truths: readonly BatchTruth[],
  clipNorm: number,
  rate: number,
): StepResult {
  return tf.tidy(() => {
    const { value: loss, grads } = tf.variableGrads(() => totalLoss(tf, compiled, inputs, truths, true), variables);
    return { loss, gradientNorm: update.apply(variables, grads, clipNorm, rate) };
  });
}
