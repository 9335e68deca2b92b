import type * as tfjs from '@tensorflow/tfjs';
import type { CompiledModel } from '../plan/compileGraph';
import { recurrentSpecOf } from './recurrentSpec';

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
