import type * as tfjs from '@tensorflow/tfjs';
import type { OptimizerState } from './optimizerState';

/** Keeps the scale finite when the gradient is zero. */
export const TINY_NORM = 1e-12;

/** Clips a gradient and updates the weights. */
export interface WeightUpdate {
  /**
   * One step at the learning rate `rate`: scales the gradients so that their norm is at most `clipNorm` (0: no clipping)
   * and gives every variable its new value; one without a gradient stays as it is. Returns the norm before clipping; the
   * caller disposes of it.
   */
  apply(
    variables: readonly tfjs.Variable[],
    gradients: tfjs.NamedTensorMap,
    clipNorm: number,
    rate: number,
  ): tfjs.Scalar;
  /** A copy of all that was gathered for these variables, those of every step. */
  read(variables: readonly tfjs.Variable[]): Promise<OptimizerState>;
  /** Goes on from what an update like this one had gathered. Throws a `UserError` when it does not fit the variables. */
  write(variables: readonly tfjs.Variable[], state: OptimizerState): void;
  dispose(): void;
}
