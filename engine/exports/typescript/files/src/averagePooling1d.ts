import * as tf from '@tensorflow/tfjs';

type PoolingArgs = Parameters<typeof tf.layers.averagePooling1d>[0];

/** What tfjs's AveragePooling1D keeps and does not say in its types. */
interface Parts {
  readonly poolSize: readonly number[];
  readonly strides: readonly number[];
  readonly padding: 'valid' | 'same';
}

// tfjs exports the function that makes this layer, not its class.
const PlainAveragePooling1d = tf.layers.averagePooling1d({ poolSize: 1 })
  .constructor as tf.serialization.SerializableConstructor<tf.layers.Layer>;

/**
 * tfjs's AveragePooling1D with the gradient of what it computes: the mean of a pool that reaches out of the sequence is that
 * of the timesteps within, and tfjs spreads the gradient as if it had them all.
 */
class AveragePooling1D extends PlainAveragePooling1d {
  static readonly className = 'AveragePooling1D';

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const x = (Array.isArray(inputs) ? inputs[0] : inputs) as tf.Tensor3D;
    return tf.tidy(() => average(x, this as unknown as Parts));
  }
}

function average(x: tf.Tensor3D, { poolSize, strides, padding }: Parts): tf.Tensor {
  const [batch, length, features] = x.shape;
  const [size = 1, stride = 1] = [poolSize[0], strides[0]];
  const count = Math.ceil((padding === 'valid' ? length - size + 1 : length) / stride);
  const before = padding === 'valid' ? 0 : Math.floor(Math.max(0, (count - 1) * stride + size - length) / 2);
  const after = Math.max(0, size - 1 + count * stride - before - length);
  const padded = tf.pad(x, [
    [0, 0],
    [before, after],
    [0, 0],
  ]);
  const taps = Array.from({ length: size }, (_, k) => {
    const steps = tf.reshape(tf.slice(padded, [0, k, 0], [batch, count * stride, features]), [batch, count, -1]);
    return tf.slice(steps, [0, 0, 0], [batch, count, features]);
  });
  const shares = Array.from({ length: count }, (_, place) => {
    const first = place * stride - before;
    return 1 / (Math.min(length, first + size) - Math.max(0, first));
  });
  return tf.mul(tf.addN(taps), tf.tensor(shares, [1, count, 1]));
}

// Models that are loaded from a file find their layers under the name of their class.
tf.serialization.registerClass(AveragePooling1D);

/** The mean of a few timesteps each; takes the arguments of `tf.layers.averagePooling1d`. */
export function averagePooling1d(args: PoolingArgs): tf.layers.Layer {
  return new AveragePooling1D({ ...args });
}
