import type * as tfjs from '@tensorflow/tfjs';
import type { Tf } from '../tensors/tf';

type Arguments = Record<string, unknown>;
type Apply = tfjs.layers.Layer['apply'];
/** A class of layers, with its method as a function that is told which layer it is for. */
interface Applied {
  readonly apply: (this: tfjs.layers.Layer, ...given: Parameters<Apply>) => ReturnType<Apply>;
}

/**
 * Gives each layer of a running model arguments of its own. tfjs hands one object from layer to layer, so that a mask, or
 * the initial state that a recurrent layer finds among its inputs, would reach every layer behind it. It also runs a layer
 * once for each of its outputs: one that returns its state is kept from running again within the same run.
 */
export function giveLayersOwnArguments(tf: Tf): void {
  for (const owner of [tf.layers.Layer.prototype, tf.RNN.prototype]) {
    const { apply } = owner as Applied;
    owner.apply = function (this: tfjs.layers.Layer, inputs, shared) {
      return runOnce(this, shared, () => apart(apply.call(this, inputs, takeArguments(tf, inputs, shared))));
    };
  }
}

/**
 * A copy for one layer. The mask, which is set anew for each layer that has one, is taken away from the others. While a
 * model is put together, states are among the inputs, and as arguments they could not be saved.
 */
function takeArguments(tf: Tf, inputs: Parameters<Apply>[0], shared: Arguments | undefined): Arguments | undefined {
  if (!shared) return undefined;
  const own = { ...shared };
  delete shared.mask;
  if (Array.isArray(inputs) && inputs[0] instanceof tf.SymbolicTensor) delete own.initialState;
  return own;
}

/** The outputs as tensors of their own: the last output of a layer may be its state, and each is freed when it was used. */
function apart(outputs: ReturnType<Apply>): ReturnType<Apply> {
  if (!Array.isArray(outputs)) return outputs;
  const all = outputs as tfjs.Tensor[];
  return all.map((output, i) => (all.indexOf(output) < i ? output.clone() : output));
}

const results = new WeakMap<Arguments, Map<tfjs.layers.Layer, ReturnType<Apply>>>();

/** The layer's outputs: those of this run where it has run already. One run hands around one object of arguments. */
function runOnce(
  layer: tfjs.layers.Layer,
  shared: Arguments | undefined,
  run: () => ReturnType<Apply>,
): ReturnType<Apply> {
  if (!shared || (layer as { returnState?: boolean }).returnState !== true) return run();
  const known = results.get(shared) ?? new Map<tfjs.layers.Layer, ReturnType<Apply>>();
  results.set(shared, known);
  const outputs = known.get(layer) ?? run();
  known.set(layer, outputs);
  return outputs;
}
