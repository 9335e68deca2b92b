import type * as tfjs from '@tensorflow/tfjs';
import { ensureFusedLayers, fusedLayer } from '../../kernels/fusedLayers';
import type { Tf } from '../layerCall';
import { attentionClass } from './attentionLayer';
import { conv1dClass } from './conv1dLayer';
import { registerHardSigmoid3 } from './hardSigmoid3';
import { maskingClass } from './maskingLayer';
import { averagePoolingClass, globalMaxPoolingClass, maxPoolingClass } from './poolingLayers';

/** A class of layers that is made at run time, from the tfjs module that was handed in. */
export type LayerClass = new (args: Record<string, unknown>) => tfjs.layers.Layer;

const registered = new WeakMap<Tf, Readonly<Record<string, LayerClass>>>();

/**
 * Registers with tfjs what it lacks of the catalogue or does not train, each under Keras's name, so that models that are
 * loaded find it: `Attention`, `Conv1D`, `MaxPooling1D`, `AveragePooling1D`, `GlobalMaxPooling1D`, `Masking`, and Keras 3's
 * hard sigmoid. Runs once for each tfjs module.
 */
export function ensureOwnLayers(tf: Tf): void {
  if (registered.has(tf)) return;
  ensureFusedLayers(tf);
  registerHardSigmoid3(tf);
  const classes = {
    attention: attentionClass(tf),
    conv1d: conv1dClass(tf),
    maxPooling1d: maxPoolingClass(tf),
    averagePooling1d: averagePoolingClass(tf),
    globalMaxPooling1d: globalMaxPoolingClass(tf),
    masking: maskingClass(tf),
  };
  for (const own of Object.values(classes)) {
    tf.serialization.registerClass(own as unknown as Parameters<typeof tf.serialization.registerClass>[0]);
  }
  registered.set(tf, classes);
}

/** Makes Seqloom's own layer for a factory, fused ones included; null where that of tfjs serves. */
export function ownLayer(tf: Tf, factory: string, args: Record<string, unknown>): tfjs.layers.Layer | null {
  const Own = registered.get(tf)?.[factory];
  return Own ? new Own(args) : fusedLayer(tf, factory, args);
}
