import type * as tfjs from '@tensorflow/tfjs';
import type { CompiledModel } from '../plan/compileGraph';
import type { Tf } from '../tensors/tf';
import { useFusedLayers } from './fusedLayers';
import type { KernelPool } from './kernelPool';
import type { RecurrentKernels } from './recurrentOp';
import { recurrentSpecOf } from './recurrentSpec';
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

/**
 * The nodes whose recurrent layers are left to plain tfjs although kernels are in use: because an option has no kernel, or
 * on WebGPU because the cell has none there. docs/kernels.md lists the reasons.
 */
export function plainLayers(compiled: CompiledModel, kernels: 'wasm' | 'webgpu' | null): string[] {
  if (kernels === null) return [];
  const isPlain = (layer: tfjs.layers.Layer): boolean => {
    const spec = recurrentSpecOf(layer);
    return spec === null || (kernels === 'webgpu' && spec.cell === 'simpleRnn');
  };
  return compiled.layers.flatMap(({ nodeId, layer }) => {
    const both = layer as unknown as { forwardLayer?: tfjs.layers.Layer; cell?: unknown };
    const recurrent = both.forwardLayer ?? (both.cell ? layer : null);
    return recurrent && isPlain(recurrent) ? [nodeId] : [];
  });
}
