import type * as tfjs from '@tensorflow/tfjs';

/** Keeps the scale finite when the gradient is zero. */
export const TINY_NORM = 1e-12;

/** What an optimizer has gathered, as plain data. The next update depends on it, on the weights and on the gradient alone. */
export interface OptimizerState {
  /** Who gathered it; the numbers of one are of no use to another. */
  readonly kind: 'fused' | 'tfjs' | 'webgpu';
  readonly steps: number;
  /** Its moving averages and products, in an order of its own. */
  readonly arrays: readonly Float32Array[];
}

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
