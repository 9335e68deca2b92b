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
  'lstmForward',
  'lstmBackward',
  'gruForward',
  'gruBackward',
  'gruResetAfterForward',
  'gruResetAfterBackward',
  'simpleRnnForward',
  'simpleRnnBackward',
  'loss',
  'codeLoss',
  'sumGradients',
  'update',
] as const;

/** A kernel that a program may call; its arguments stand in engine/kernels/assembly. */
export type KernelName = (typeof KERNEL_NAMES)[number];

type ScratchName = 'denseScratch' | `${'lstm' | 'gru' | 'gruResetAfter' | 'simpleRnn'}${'Forward' | 'Backward'}Scratch`;

/** What one instance of the kernels' module offers. Pointers are bytes, sizes and strides floats. */
export type KernelExports = Readonly<Record<KernelName, (...args: number[]) => void>> &
  Readonly<Record<ScratchName, (a: number, b: number, c: number) => number>> & {
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
