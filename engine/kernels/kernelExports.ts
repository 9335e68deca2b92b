import type { KernelActivation } from '../emit/kernels/kernelLayer';

/** The kernels that a program may call, in the order by which programs name them. */
export const KERNEL_NAMES = [
  'meet',
  'fill',
  'copyRows',
  'addRows',
  'multiplyRows',
  'swapOuterAxes',
  'reverseBlocks',
  'gatherRows',
  'scatterAddRows',
  'denseForward',
  'denseBackward',
  'recurrentForward',
  'recurrentBackward',
  'loss',
  'codeLoss',
  'sumGradients',
  'update',
] as const;

/** A kernel that a program may call; its arguments stand in engine/kernels/assembly. */
export type KernelName = (typeof KERNEL_NAMES)[number];

/** What one instance of the kernels' module offers. Pointers are bytes, sizes and strides floats. */
export type KernelExports = Readonly<Record<KernelName, (...args: number[]) => void>> &
  Readonly<Record<'denseScratch' | 'recurrentScratch', (...sizes: number[]) => number>> & {
    /** The first byte that is free for the host. */
    freeFrom(): number;
    /** Gives this instance its place for tiles at an edge (160 bytes). */
    useEdge(at: number): void;
    /** Waits until the word there is no longer the known one; returns what it is then. */
    waitForChange(at: number, known: number): number;
  };

/** A shared WebAssembly memory as the engine needs it. */
export interface KernelMemory {
  readonly buffer: ArrayBufferLike;
  /** Adds pages of 64 KiB; throws where there is no more. */
  grow(pages: number): number;
}

/** The kernels' memory at first and at most, in pages of 64 KiB; scripts/buildKernels.mjs states the same. */
export const KERNEL_PAGES = { initial: 16, maximum: 32768, shared: true } as const;

/** More threads than this share a batch of usual size no better; who asks for more gets them. */
export const MOST_USEFUL_THREADS = 8;

/** What a kernel thread is told when it is started; `module` is the compiled kernels, as the host has them. */
export interface KernelThreadStart<Module, Memory extends KernelMemory> {
  readonly module: Module;
  readonly memory: Memory;
  readonly index: number;
  readonly controlAt: number;
  readonly threads: number;
}

/** The imports with which each thread instantiates the kernels' module, all on one memory. */
export function kernelImports<Memory extends KernelMemory>(memory: Memory) {
  const abort = (): never => {
    throw new Error('A kernel gave up.');
  };
  return { env: { memory, abort } };
}

/** The numbers by which the kernels know activations (engine/kernels/assembly/activations.ts). */
export const ACTIVATION_CODES: Readonly<Record<KernelActivation, number>> = {
  linear: 0,
  tanh: 1,
  sigmoid: 2,
  relu: 3,
  hardSigmoid: 4,
  softmax: 5,
};

/** The recurrent cells by the numbers under which the kernels know them, and the values that a unit keeps at each step. */
export const RECURRENT_KERNELS = {
  lstm: { code: 0, kept: 4 },
  gru: { code: 1, kept: 3 },
  gruResetAfter: { code: 2, kept: 4 },
  simpleRnn: { code: 3, kept: 1 },
} as const;

/** How a product meets what is there already: written over it, or added to it. */
export const WRITE = 0;
export const ADD = 1;
