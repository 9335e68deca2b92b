// One more thread of the fused kernels: says that it is ready, then serves for the rest of its life.
import { type KernelExports, serveKernelThread } from '#engine';
import { instantiateKernels } from './instantiateKernels';

/** What a kernel thread is told when it is started. */
export interface KernelThreadStart {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly index: number;
  readonly controlAt: number;
  readonly threads: number;
}

self.onmessage = async ({ data }: MessageEvent<KernelThreadStart>) => {
  const { module, memory, index, controlAt, threads } = data;
  const exports = (await instantiateKernels(module, memory)) as KernelExports;
  self.postMessage('ready');
  serveKernelThread(exports, memory, index, controlAt, threads);
};
