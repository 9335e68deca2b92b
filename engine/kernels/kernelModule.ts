import type { KernelMemory } from './kernelExports';

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
