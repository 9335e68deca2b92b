import type { KernelActivation } from '../emit/kernels/kernelLayer';
import type { LossName } from '../layers/target';
import type { OptimizerName } from '../training/settings';

/** The numbers by which the kernels know activations (engine/kernels/assembly/activations.ts). */
export const ACTIVATION_CODES: Readonly<Record<KernelActivation, number>> = {
  linear: 0,
  tanh: 1,
  sigmoid: 2,
  relu: 3,
  hardSigmoid: 4,
  softmax: 5,
};

/** The numbers by which the kernels know losses (engine/kernels/assembly/losses.ts). */
export const LOSS_CODES: Readonly<Record<LossName, number>> = {
  meanSquaredError: 0,
  meanAbsoluteError: 1,
  huber: 2,
  binaryCrossentropy: 3,
  categoricalCrossentropy: 4,
};

/** The number by which the kernels know an optimiser (engine/kernels/assembly/update.ts). */
export function optimizerCode(name: OptimizerName, momentum: number): number {
  if (name === 'adam') return 0;
  if (name === 'rmsprop') return 1;
  return momentum > 0 ? 2 : 3;
}

/** How a product meets what is there already: written over it, or added to it. */
export const WRITE = 0;
export const ADD = 1;
