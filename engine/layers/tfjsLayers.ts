import type * as tfjs from '@tensorflow/tfjs';
import { buildLayer, type LayerClass, type TfjsCall } from '../emit/tfjs/tfjsCall';
import type { Tf } from '../tensors/tf';
import { registerHardSigmoid3 } from './define/recurrent/registerHardSigmoid3';
import { CATALOG } from './index';

const registered = new WeakMap<Tf, ReadonlyMap<string, LayerClass>>();

/**
 * Registers with tfjs what it lacks of the catalog or does not train, each under Keras's name, so that models that are
 * loaded find it, and Keras 3's hard sigmoid. Runs once for each tfjs module.
 */
export function ensureOwnLayers(tf: Tf): ReadonlyMap<string, LayerClass> {
  const known = registered.get(tf);
  if (known) return known;
  registerHardSigmoid3(tf);
  const classes = new Map(CATALOG.flatMap((layer) => Object.entries(layer.tfjsClasses?.(tf) ?? {})));
  for (const own of classes.values()) {
    tf.serialization.registerClass(own as unknown as Parameters<typeof tf.serialization.registerClass>[0]);
  }
  registered.set(tf, classes);
  return classes;
}

/** Makes the tfjs layer that a call describes: our own where the catalog has a class for its factory, else that of tfjs. */
export function makeTfjsLayer(tf: Tf, call: TfjsCall): tfjs.layers.Layer {
  const classes = ensureOwnLayers(tf);
  return buildLayer(tf, call, (factory, args) => {
    const Own = classes.get(factory);
    return Own ? new Own(args) : null;
  });
}
