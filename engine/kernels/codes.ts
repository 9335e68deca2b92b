import type { KernelActivation } from '../emit/kernels/kernelLayer';

/** The numbers by which the kernels know activations (engine/kernels/assembly/activations.ts). */
export const ACTIVATION_CODES: Readonly<Record<KernelActivation, number>> = {
  linear: 0,
  tanh: 1,
  sigmoid: 2,
  relu: 3,
  hardSigmoid: 4,
  softmax: 5,
};

/** How a product meets what is there already: written over it, or added to it. */
export const WRITE = 0;
export const ADD = 1;
