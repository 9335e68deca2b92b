import type { Tf } from '../tensors/tf';
import { useFusedLayers } from './fusedLayers';
import type { KernelPool } from './kernelPool';
import type { RecurrentKernels } from './recurrentOp';
import { createWasmRecurrent } from './wasmRecurrent';
import { createWebgpuRecurrent } from './webgpu/createWebgpuRecurrent';

const ofPools = new WeakMap<KernelPool, RecurrentKernels>();
const ofGraphics = new WeakMap<Tf, RecurrentKernels>();

/**
 * Gives the recurrent layers of tfjs the kernels that fit what computes: those of the pool where there is one, WebGPU's own
 * on that backend, else none: tfjs computes as it comes. Returns which they are.
 */
export function chooseKernels(tf: Tf, pool: KernelPool | null): 'wasm' | 'webgpu' | null {
  if (pool) {
    const kernels = ofPools.get(pool) ?? createWasmRecurrent(tf, pool);
    ofPools.set(pool, kernels);
    useFusedLayers(tf, kernels);
    return 'wasm';
  }
  if (tf.getBackend() === 'webgpu') {
    const kernels = ofGraphics.get(tf) ?? createWebgpuRecurrent(tf);
    ofGraphics.set(tf, kernels);
    useFusedLayers(tf, kernels);
    return 'webgpu';
  }
  useFusedLayers(tf, null);
  return null;
}
