// One more thread of the fused kernels: says that it is ready, then serves for the rest of its life.
import { parentPort, workerData } from 'node:worker_threads';
import { type KernelExports, kernelImports, serveKernelThread } from '#engine';
import type { NodeThreadStart } from './nodeKernels';

const { module, memory, index, controlAt, threads } = workerData as NodeThreadStart;
const { exports } = await WebAssembly.instantiate(module, kernelImports(memory));
parentPort?.postMessage('ready');
serveKernelThread(exports as KernelExports, memory, index, controlAt, threads);
