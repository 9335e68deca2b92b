// One more thread of the fused kernels: says that it is ready, then serves for the rest of its life.
import { type KernelExports, kernelImports, type KernelThreadStart, serveKernelThread } from '#engine';

/** What a kernel thread is told when it is started. */
export type PageThreadStart = KernelThreadStart<WebAssembly.Module, WebAssembly.Memory>;

self.onmessage = async ({ data }: MessageEvent<PageThreadStart>) => {
  const { module, memory, index, controlAt, threads } = data;
  const { exports } = await WebAssembly.instantiate(module, kernelImports(memory));
  self.postMessage('ready');
  serveKernelThread(exports as unknown as KernelExports, memory, index, controlAt, threads);
};
