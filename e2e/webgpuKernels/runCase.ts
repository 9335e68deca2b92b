import type { RecurrentSpec } from '../../engine/emit/kernels/kernelLayer';
import type { WebgpuLimits } from '../../engine/kernels/webgpu/createWebgpuRecurrent';
import { makeNumbers } from './numbers';

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
export type RunNumbers = ReturnType<typeof drawNumbers>;

/** Draws them, the same for each case. */
export function drawNumbers(given: RunCase) {
  const { batch, timesteps, features, units } = given;
  const draw = makeNumbers(units * 1000 + timesteps);
  const gates = given.cell === 'lstm' ? 4 : 3;
  const states = given.cell === 'lstm' ? ['h', 'c'] : ['h'];
  const factors = (n: number, rate: number): Float32Array =>
    draw(n, 1).map((v) => (v > 2 * rate - 1 ? 1 / (1 - rate) : 0));
  return {
    x: draw(batch * timesteps * features, 1),
    kernel: draw(features * gates * units, 1.5 / Math.sqrt(features)),
    recurrentKernel: draw(units * gates * units, 1.5 / Math.sqrt(units)),
    bias: given.bias ? draw((given.resetAfter ? 2 : 1) * gates * units, 0.5) : null,
    initialState: given.initialState ? states.map(() => draw(batch * units, 1)) : null,
    mask: given.mask ? draw(batch * timesteps, 1).map((v) => (v > -0.4 ? 1 : 0)) : null,
    inputDropout: given.inputDropout ? factors(batch * features, 0.5) : null,
    recurrentDropout: given.recurrentDropout ? factors(batch * units, 0.25) : null,
    dSequences: given.sequences ? draw(batch * timesteps * units, 1) : null,
    dStates: states.map((state) =>
      given.stateGradients === 'all' || given.stateGradients === state ? draw(batch * units, 1) : null,
    ),
  };
}
