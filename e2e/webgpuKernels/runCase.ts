import type { RecurrentSpec } from '../../engine/emit/kernels/kernelLayer';
import type { WebgpuLimits } from '../../engine/kernels/webgpu/createWebgpuRecurrent';

/** A layer, its sizes and its options. */
export interface RunCase extends RecurrentSpec {
  readonly batch: number;
  readonly timesteps: number;
  readonly features: number;
  readonly bias: boolean;
  readonly initialState: boolean;
  readonly mask: boolean;
  readonly inputDropout: boolean;
  readonly recurrentDropout: boolean;
  readonly sequences: boolean;
  /** Which states have a gradient. */
  readonly stateGradients: 'none' | 'h' | 'c' | 'all';
  /** True to compare a run that is not for training with one that is. */
  readonly alsoUntrained: boolean;
  readonly limits?: WebgpuLimits;
}

/** Everything that goes into a run, as plain numbers; null for what the case leaves out. */
export interface RunNumbers {
  readonly x: Float32Array;
  readonly kernel: Float32Array;
  readonly recurrentKernel: Float32Array;
  readonly bias: Float32Array | null;
  readonly initialState: readonly Float32Array[] | null;
  readonly mask: Float32Array | null;
  readonly inputDropout: Float32Array | null;
  readonly recurrentDropout: Float32Array | null;
  readonly dSequences: Float32Array | null;
  readonly dStates: readonly (Float32Array | null)[];
}
