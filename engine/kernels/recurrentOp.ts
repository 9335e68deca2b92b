import type * as tfjs from '@tensorflow/tfjs';
import type { RecurrentSpec } from '../emit/kernels/kernelLayer';

/**
 * What goes into one run over a sequence: `batch × timesteps × features` inputs and the weights in Keras's layout, gates
 * side by side: LSTM i, f, c, o; GRU z, r, h.
 */
export interface RecurrentInputs {
  /** [batch, timesteps, features] */
  readonly x: tfjs.Tensor3D;
  /** [features, gates·units] */
  readonly kernel: tfjs.Tensor2D;
  /** [units, gates·units] */
  readonly recurrentKernel: tfjs.Tensor2D;
  /** [gates·units], or [2, gates·units] of a GRU with `resetAfter` (first row: input side); null without bias. */
  readonly bias: tfjs.Tensor | null;
  /** h, and c of an LSTM, each [batch, units]; null for zeros. */
  readonly initialState: readonly tfjs.Tensor2D[] | null;
  /** [batch, timesteps] of 1 (a step) and 0 (skip: state and output stay as they were); null for no mask. */
  readonly mask: tfjs.Tensor2D | null;
  /** [batch, features] factors on the input, the same at every step, already scaled by 1 / (1 − rate); null for none. */
  readonly inputDropout: tfjs.Tensor2D | null;
  /** [batch, units] factors on the state as it enters the recurrent product; null for none. */
  readonly recurrentDropout: tfjs.Tensor2D | null;
}

/** The gradients of one run; null where none was asked for. */
export interface RecurrentGradients {
  readonly x: tfjs.Tensor3D | null;
  readonly kernel: tfjs.Tensor2D;
  readonly recurrentKernel: tfjs.Tensor2D;
  readonly bias: tfjs.Tensor | null;
  readonly initialState: readonly tfjs.Tensor2D[] | null;
}

/** One run forward, with what its backward pass needs. The caller owns the tensors and calls `release` in the end. */
export interface RecurrentRun {
  /** [batch, timesteps, units] in the order of processing (last timestep first with `goBackwards`), or null when not asked for. */
  readonly sequences: tfjs.Tensor3D | null;
  /** The states after the last step processed: h, and c of an LSTM, each [batch, units]. */
  readonly states: readonly tfjs.Tensor2D[];
  /**
   * Backward through time, once. `dSequences` is the gradient of `sequences` (null: none), `dStates` those of `states`.
   * Only for runs made with `training`.
   */
  backward(
    dSequences: tfjs.Tensor3D | null,
    dStates: readonly (tfjs.Tensor2D | null)[],
    wanted: { readonly x: boolean; readonly initialState: boolean },
  ): RecurrentGradients;
  /** Gives back what was kept for `backward`. */
  release(): void;
}

/** Kernels of one kind of backend. */
export interface RecurrentKernels {
  /** Runs a recurrent layer over a batch of sequences; null when this combination has no kernel here. */
  run(
    spec: RecurrentSpec,
    inputs: RecurrentInputs,
    wanted: { readonly sequences: boolean; readonly training: boolean },
  ): RecurrentRun | null;
}
