import * as tf from '@tensorflow/tfjs';

type Apply = tf.layers.Layer['apply'];
type Arguments = Parameters<Apply>[1];

// When tfjs runs a model, it hands one object of arguments from layer to layer. A mask or an initial state would reach
// every layer behind the one that it is meant for.
for (const owner of [tf.layers.Layer.prototype, tf.RNN.prototype]) {
  const apply = owner.apply;
  owner.apply = function (this: tf.layers.Layer, inputs, shared) {
    return apart(apply.call(this, inputs, takeArguments(inputs, shared)));
  };
}

/**
 * A copy for one layer. The mask, which is set anew for each layer that has one, is taken away from the others. While a
 * model is put together, states are among the inputs, and as arguments they could not be saved.
 */
function takeArguments(inputs: Parameters<Apply>[0], shared: Arguments): Arguments {
  if (!shared) return shared;
  const own = { ...shared };
  delete shared['mask'];
  if (Array.isArray(inputs) && inputs[0] instanceof tf.SymbolicTensor) delete own['initialState'];
  return own;
}

/** Tensors of their own: the last output of a layer may be its state, and each is freed when it was used. */
function apart(outputs: ReturnType<Apply>): ReturnType<Apply> {
  if (!Array.isArray(outputs)) return outputs;
  const all = outputs as tf.Tensor[];
  return all.map((output, i) => (all.indexOf(output) < i ? output.clone() : output));
}
