// One more thread of the fused kernels: says that it is ready, then serves for the rest of its life.
import { parentPort, workerData } from 'node:worker_threads';
import { type KernelExports, serveKernelThread } from '#engine';
import { instantiateKernels } from './instantiateKernels';
import type { KernelThreadData } from './nodeKernels';

const { module, memory, index, controlAt, threads } = workerData as KernelThreadData;
const exports = (await instantiateKernels(module, memory)) as KernelExports;
parentPort?.postMessage('ready');
serveKernelThread(exports, memory, index, controlAt, threads);
