import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import v8 from 'node:v8';
import { Worker } from 'node:worker_threads';
import {
  KERNEL_PAGES,
  type KernelExports,
  kernelImports,
  KernelPool,
  type KernelThread,
  type KernelThreadStart,
  MOST_USEFUL_THREADS,
} from '#engine';
import { builtFolder } from './builtFolder';

const THREAD_FILE = 'kernelThread.mjs';

/** What a kernel thread is told when it is started. */
export type NodeThreadStart = KernelThreadStart<WebAssembly.Module, WebAssembly.Memory>;

/** Starts the fused kernels on so many threads, which keep no process alive; null on a machine without SIMD. */
export async function startNodeKernels(options: {
  readonly threads: number | 'all';
  readonly build?: 'relaxed' | 'plain';
}): Promise<KernelPool | null> {
  const folder = builtFolder(THREAD_FILE);
  if (folder === undefined) return null;
  const all = Math.min(MOST_USEFUL_THREADS, os.availableParallelism());
  // Node 20 knows relaxed SIMD only when asked; later ones know it anyway and ignore this.
  v8.setFlagsFromString('--experimental-wasm-relaxed-simd');
  for (const build of options.build ? [options.build] : (['relaxed', 'plain'] as const)) {
    const bytes = await readFile(path.join(folder, `kernels-${build}.wasm`));
    if (!WebAssembly.validate(bytes)) continue;
    const module = await WebAssembly.compile(bytes);
    const memory = new WebAssembly.Memory(KERNEL_PAGES);
    const { exports } = await WebAssembly.instantiate(module, kernelImports(memory));
    const startThread = (index: number, controlAt: number, threads: number): KernelThread =>
      startWorker(path.join(folder, THREAD_FILE), { module, memory, index, controlAt, threads });
    const host = { memory, exports: exports as KernelExports, build, startThread };
    return KernelPool.start(host, options.threads === 'all' ? all : options.threads);
  }
  return null;
}

function startWorker(file: string, workerData: NodeThreadStart): KernelThread {
  const worker = new Worker(file, { workerData });
  const ready = new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The kernel thread ended.')));
  });
  // Once it waits for work it must not hold the process; whoever waits for a result does.
  void ready.then(() => worker.unref()).catch(() => undefined);
  return { ready, terminate: () => void worker.terminate() };
}
