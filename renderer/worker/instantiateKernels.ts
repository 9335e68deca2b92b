/** The kernels' memory at first and at most, in pages of 64 KiB; scripts/buildKernels.mjs states the same. */
export const KERNEL_PAGES = { initial: 16, maximum: 32768, shared: true } as const;

/** An instance of the kernels' module on a memory; each thread has one of its own. */
export async function instantiateKernels(module: WebAssembly.Module, memory: WebAssembly.Memory): Promise<unknown> {
  const abort = (): never => {
    throw new Error('A kernel gave up.');
  };
  const instance = await WebAssembly.instantiate(module, { env: { memory, abort } });
  return instance.exports;
}
