import type * as tfjs from '@tensorflow/tfjs';
import type { LayerClass } from '../../../emit/tfjs/tfjsCall';
import type { Tf } from '../../../tensors/tf';

/** Computes what a recurrent layer of tfjs gives; null where it cannot, and tfjs computes as it comes. Called inside a tidy. */
export type RecurrentRunner = (
  layer: tfjs.layers.Layer,
  inputs: tfjs.Tensor | tfjs.Tensor[],
  kwargs: Readonly<Record<string, unknown>>,
) => tfjs.Tensor | tfjs.Tensor[] | null;

const runners = new WeakMap<Tf, RecurrentRunner>();

/** Lets all recurrent layers, those that exist already and those within Bidirectional, be computed by `runner`, or by tfjs alone. */
export function useRecurrentRunner(tf: Tf, runner: RecurrentRunner | null): void {
  if (runner) runners.set(tf, runner);
  else runners.delete(tf);
}

/** tfjs's class of a recurrent layer, whose layers ask the runner in use first. */
export function recurrentClass(tf: Tf, stock: tfjs.layers.Layer): LayerClass {
  const Stock = stock.constructor as LayerClass;
  return class extends Stock {
    override call(inputs: tfjs.Tensor | tfjs.Tensor[], kwargs: Record<string, unknown>): tfjs.Tensor | tfjs.Tensor[] {
      const runner = runners.get(tf);
      if (!runner) return super.call(inputs, kwargs);
      return tf.tidy(() => runner(this, inputs, kwargs ?? {}) ?? super.call(inputs, kwargs));
    }
  };
}

interface SkipsInputGradient {
  skipsInputGradient?: boolean;
}

/** Tells a recurrent layer, or both directions of one, that nobody needs the gradient of its input. */
export function spareInputGradient(layer: tfjs.layers.Layer): void {
  const both = layer as unknown as { forwardLayer?: SkipsInputGradient; backwardLayer?: SkipsInputGradient };
  for (const part of [layer as SkipsInputGradient, both.forwardLayer, both.backwardLayer]) {
    if (part) part.skipsInputGradient = true;
  }
}

/** Whether `spareInputGradient` was told of a layer. */
export const skipsInputGradient = (layer: tfjs.layers.Layer): boolean =>
  (layer as SkipsInputGradient).skipsInputGradient === true;
