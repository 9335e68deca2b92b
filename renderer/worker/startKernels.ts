import relaxedUrl from '../../out/kernels/relaxed.wasm?url';
import plainUrl from '../../out/kernels/plain.wasm?url';
import {
  KERNEL_PAGES,
  type KernelExports,
  type KernelHost,
  kernelImports,
  KernelPool,
  type KernelThread,
  MOST_USEFUL_THREADS,
} from '#engine';
import type { PageThreadStart } from './kernelThread.worker';

/** Starts the fused kernels on all cores, or on one without cross-origin isolation. Rejects where SIMD is missing. */
export async function startKernels(): Promise<KernelPool> {
  const threadCount = Math.min(MOST_USEFUL_THREADS, navigator.hardwareConcurrency || 1);
  for (const [build, url] of [
    ['relaxed', relaxedUrl],
    ['plain', plainUrl],
  ] as const) {
    const bytes = await (await fetch(url)).arrayBuffer();
    if (!WebAssembly.validate(bytes)) continue;
    const module = await WebAssembly.compile(bytes);
    const memory = new WebAssembly.Memory(KERNEL_PAGES);
    const { exports } = await WebAssembly.instantiate(module, kernelImports(memory));
    const host: KernelHost = {
      memory,
      exports: exports as unknown as KernelExports,
      build,
      startThread: crossOriginIsolated
        ? (index, controlAt, threads) => startWorker({ module, memory, index, controlAt, threads })
        : null,
    };
    return KernelPool.start(host, threadCount);
  }
  throw new Error('The browser cannot run WebAssembly with SIMD and shared memory.');
}

function startWorker(start: PageThreadStart): KernelThread {
  const worker = new Worker(new URL('./kernelThread.worker.ts', import.meta.url), { type: 'module', name: 'kernels' });
  const ready = new Promise<void>((resolve, reject) => {
    worker.onmessage = () => resolve();
    worker.onerror = (event) => {
      event.preventDefault();
      reject(new Error(event.message || 'The kernel thread could not be loaded.'));
    };
  });
  worker.postMessage(start);
  return { ready, terminate: () => worker.terminate() };
}
