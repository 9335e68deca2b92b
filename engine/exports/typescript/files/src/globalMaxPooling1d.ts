import * as tf from '@tensorflow/tfjs';

type PoolingArgs = Parameters<typeof tf.layers.globalMaxPooling1d>[0];

// tfjs exports the function that makes this layer, not its class.
const PlainGlobalMaxPooling1d = tf.layers.globalMaxPooling1d({})
  .constructor as tf.serialization.SerializableConstructor<tf.layers.Layer>;

/**
 * tfjs's GlobalMaxPooling1D with the gradient of Keras and PyTorch where several timesteps are equally large: they share it,
 * while tfjs gives each of them the whole.
 */
class GlobalMaxPooling1D extends PlainGlobalMaxPooling1d {
  static readonly className = 'GlobalMaxPooling1D';

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const input = (Array.isArray(inputs) ? inputs[0] : inputs) as tf.Tensor;
    const pooled = tf.customGrad((x, save) => {
      const most = tf.max(x as tf.Tensor, 1, true);
      const isMost = tf.cast(tf.equal(x as tf.Tensor, most), 'float32');
      (save as tf.GradSaveFunc)([tf.div(isMost, tf.sum(isMost, 1, true))]);
      return {
        value: tf.squeeze(most, [1]),
        gradFunc: (dy: tf.Tensor, [shares]: tf.Tensor[]) => tf.mul(tf.expandDims(dy, 1), shares as tf.Tensor),
      };
    });
    return tf.tidy(() => pooled(input));
  }
}

// Models that are loaded from a file find their layers under the name of their class.
tf.serialization.registerClass(GlobalMaxPooling1D);

/** The largest value of each feature over time; takes the arguments of `tf.layers.globalMaxPooling1d`. */
export function globalMaxPooling1d(args: PoolingArgs): tf.layers.Layer {
  return new GlobalMaxPooling1D({ ...args });
}
