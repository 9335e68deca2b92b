import type * as tfjs from '@tensorflow/tfjs';
import type { CompiledModel } from '../plan/compileGraph';
import type { Tf } from '../tensors/tf';
import { runModel } from './batches';
import { computeLoss } from '../losses/losses';
import type { OptimizerState } from '../optimizers/optimizerState';
import { readOptimizer, writeOptimizer } from '../optimizers/tfjsOptimizerState';

/** Keeps the scale finite when the gradient is zero. */
const TINY_NORM = 1e-12;

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
  truths: readonly tfjs.Tensor[],
  training: boolean,
): tfjs.Scalar {
  const predictions = runModel(compiled.model, inputs, training);
  const losses = compiled.outputs.map((output, i) =>
    computeLoss(tf, output.loss, truths[i] as tfjs.Tensor, predictions[i] as tfjs.Tensor),
  );
  return losses.length === 1 ? (losses[0] as tfjs.Scalar) : tf.addN<tfjs.Scalar>(losses);
}

/** Clips a gradient and updates the weights. */
export interface WeightUpdate {
  /**
   * One step: scales the gradients so that their norm is at most `clipNorm` (0: no clipping) and gives every variable its
   * new value; one without a gradient stays as it is. Returns the norm before clipping; the caller disposes of it.
   */
  apply(variables: readonly tfjs.Variable[], gradients: tfjs.NamedTensorMap, clipNorm: number): tfjs.Scalar;
  /** A copy of all that was gathered for these variables, those of every step. */
  read(variables: readonly tfjs.Variable[]): Promise<OptimizerState>;
  /** Goes on from what an update like this one had gathered. Throws a `UserError` when it does not fit the variables. */
  write(variables: readonly tfjs.Variable[], state: OptimizerState): void;
  dispose(): void;
}

/** The update of plain tfjs: its optimiser, after the whole gradient was clipped. */
export function optimizerUpdate(tf: Tf, optimizer: tfjs.Optimizer): WeightUpdate {
  return {
    apply: (_variables, gradients, clipNorm) =>
      tf.tidy(() => {
        const squares = Object.values(gradients).map((gradient) => tf.sum(tf.square(gradient)));
        const norm = tf.sqrt(tf.addN(squares)) as tfjs.Scalar;
        if (clipNorm > 0) {
          const scale = tf.minimum(1, tf.div(clipNorm, tf.maximum(norm, TINY_NORM)));
          const clipped = Object.entries(gradients).map(([name, gradient]) => [name, tf.mul(gradient, scale)]);
          optimizer.applyGradients(Object.fromEntries(clipped) as tfjs.NamedTensorMap);
        } else {
          optimizer.applyGradients(gradients);
        }
        return norm;
      }),
    read: (variables) => readOptimizer(optimizer, variables),
    write: (variables, state) => writeOptimizer(tf, optimizer, variables, state),
    dispose: () => optimizer.dispose(),
  };
}

/**
 * One training step: forward, backward, optional clipping of the whole gradient to `clipNorm`, update. Leaves nothing
 * behind but the two scalars that it returns and the optimiser's own slots.
 */
export function trainStep(
  tf: Tf,
  compiled: CompiledModel,
  variables: tfjs.Variable[],
  update: WeightUpdate,
  inputs: readonly tfjs.Tensor[],
  truths: readonly tfjs.Tensor[],
  clipNorm: number,
): StepResult {
  return tf.tidy(() => {
    const { value: loss, grads } = tf.variableGrads(() => totalLoss(tf, compiled, inputs, truths, true), variables);
    return { loss, gradientNorm: update.apply(variables, grads, clipNorm) };
  });
}
