/** The numbers by which the kernels know activations (engine/kernels/assembly/activations.ts). */
export const ACTIVATION_CODES = { linear: 0, tanh: 1, sigmoid: 2, relu: 3, hardSigmoid: 4, softmax: 5 } as const;

/** An activation that has kernels. */
export type KernelActivation = keyof typeof ACTIVATION_CODES;

/** How a product meets what is there already: written over it, or added to it. */
export const WRITE = 0;
export const ADD = 1;
