import type * as tfjs from '@tensorflow/tfjs';
import { isCall, type LayerClass, type TfjsArg, type TfjsCall } from '../emit/tfjs/tfjsCall';
import type { Tf } from '../tensors/tf';
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

/**
 * Lets tfjs layers use the activation `hardSigmoid3`: that of Keras 3 and PyTorch, clip(x/6 + 0.5, 0, 1). What tfjs calls
 * `hardSigmoid` is Keras 2's, clip(0.2·x + 0.5, 0, 1).
 */
function registerHardSigmoid3(tf: Tf): void {
  tf.serialization.registerClass(
    class HardSigmoid3 extends tf.serialization.Serializable {
      static readonly className = 'hardSigmoid3';

      apply(x: tfjs.Tensor): tfjs.Tensor {
        return tf.tidy(() => tf.clipByValue(tf.add(tf.mul(x, 1 / 6), 0.5), 0, 1));
      }

      getConfig(): tfjs.serialization.ConfigDict {
        return {};
      }
    },
  );
}

/** Makes the tfjs layer that a call describes: our own where the catalog has a class for its factory, else that of tfjs. */
export function makeTfjsLayer(tf: Tf, { factory, args, own }: TfjsCall): tfjs.layers.Layer {
  const given = Object.entries({ ...args, ...own?.implied });
  const built = Object.fromEntries(given.map(([name, arg]) => [name, argumentOf(tf, arg)]));
  const Own = ensureOwnLayers(tf).get(factory);
  if (Own) return new Own(built);
  const factories = tf.layers as unknown as Readonly<Record<string, (config: typeof built) => tfjs.layers.Layer>>;
  const layer = factories[factory]?.(built);
  if (!layer) throw new Error(`tfjs has no layer ${factory}`);
  return layer;
}

function argumentOf(tf: Tf, arg: TfjsArg): unknown {
  if (typeof arg !== 'object') return arg;
  return isCall(arg) ? makeTfjsLayer(tf, arg) : arg.constant;
}
