import relaxedUrl from '../../out/kernels/relaxed.wasm?url';
import plainUrl from '../../out/kernels/plain.wasm?url';
import { type KernelExports, type KernelHost, KernelPool, type KernelThread } from '#engine';
import type { KernelThreadStart } from './kernelThread.worker';
import { instantiateKernels, KERNEL_PAGES } from './instantiateKernels';

/** More threads than this share a batch of usual size no better. */
const MOST_THREADS = 8;

/**
 * Starts the fused kernels in this worker, on all cores where the page is cross-origin isolated and memory can be shared,
 * else on one. Rejects where the browser has no SIMD in WebAssembly.
 */
export async function startKernels(): Promise<KernelPool> {
  const host = await loadHost();
  const threads = Math.min(MOST_THREADS, navigator.hardwareConcurrency || 1);
  return KernelPool.start(host, threads);
}

async function loadHost(): Promise<KernelHost> {
  for (const [build, url] of [
    ['relaxed', relaxedUrl],
    ['plain', plainUrl],
  ] as const) {
    const bytes = await (await fetch(url)).arrayBuffer();
    if (!WebAssembly.validate(bytes)) continue;
    const module = await WebAssembly.compile(bytes);
    const memory = new WebAssembly.Memory(KERNEL_PAGES);
    const exports = (await instantiateKernels(module, memory)) as KernelExports;
    const startThread = (index: number, controlAt: number, threads: number): KernelThread =>
      startWorker({ module, memory, index, controlAt, threads });
    return { memory, exports, build, startThread: crossOriginIsolated ? startThread : null };
  }
  throw new Error('The browser cannot run WebAssembly with SIMD and shared memory.');
}

function startWorker(start: KernelThreadStart): KernelThread {
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
