import * as tf from '@tensorflow/tfjs';

type Conv1dArgs = Omit<Parameters<typeof tf.layers.conv1d>[0], 'padding'> & {
  readonly padding: 'valid' | 'same' | 'causal';
};

/** What tfjs's Conv1D keeps and does not say in its types. */
interface Parts {
  readonly kernel: tf.LayerVariable;
  readonly bias: tf.LayerVariable | null;
  readonly activation: { apply(x: tf.Tensor): tf.Tensor };
  readonly filters: number;
  readonly kernelSize: readonly number[];
  readonly strides: readonly number[];
  readonly dilationRate: readonly number[];
  readonly padding: Conv1dArgs['padding'];
}

// tfjs exports the function that makes this layer, not its class.
const PlainConv1d = tf.layers.conv1d({ filters: 1, kernelSize: 1 })
  .constructor as tf.serialization.SerializableConstructor<tf.layers.Layer>;

/**
 * tfjs's Conv1D with causal padding too, and with gradients for every dilation rate and backend. What the kernel spans is
 * laid side by side, so that one matrix product does the work.
 */
class Conv1D extends PlainConv1d {
  static readonly className = 'Conv1D';

  override computeOutputShape(inputShape: tf.Shape): tf.Shape {
    const [batch = null, length = null] = inputShape;
    const parts = partsOf(this);
    return [batch, length === null ? null : windowsOf(parts, length).count, parts.filters];
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const x = (Array.isArray(inputs) ? inputs[0] : inputs) as tf.Tensor3D;
    return tf.tidy(() => convolve(x, partsOf(this)));
  }
}

function partsOf(layer: tf.layers.Layer): Parts {
  return layer as unknown as Parts;
}

/** Where the kernel stops on a sequence: how many places there are, and how many zeros go in front. */
function windowsOf({ kernelSize, strides, dilationRate, padding }: Parts, length: number) {
  const [size = 1, stride = 1, dilation = 1] = [kernelSize[0], strides[0], dilationRate[0]];
  const span = (size - 1) * dilation + 1;
  const count = Math.ceil((padding === 'valid' ? length - span + 1 : length) / stride);
  const missing = Math.max(0, (count - 1) * stride + span - length);
  return {
    size,
    stride,
    dilation,
    count,
    before: { valid: 0, same: Math.floor(missing / 2), causal: span - 1 }[padding],
  };
}

function convolve(x: tf.Tensor3D, layer: Parts): tf.Tensor {
  const [batch, length, features] = x.shape;
  const { size, stride, dilation, count, before } = windowsOf(layer, length);
  const after = Math.max(0, (size - 1) * dilation + count * stride - before - length);
  const padded = tf.pad(x, [
    [0, 0],
    [before, after],
    [0, 0],
  ]);
  const taps = Array.from({ length: size }, (_, k) => {
    const steps = tf.slice(padded, [0, k * dilation, 0], [batch, count * stride, features]);
    if (stride === 1) return steps;
    return tf.slice(tf.reshape(steps, [batch, count, stride * features]), [0, 0, 0], [batch, count, features]);
  });
  const rows = tf.reshape(tf.concat(taps, 2), [batch * count, size * features]);
  const product = tf.matMul(rows, tf.reshape(layer.kernel.read(), [size * features, layer.filters]));
  const shifted = layer.bias ? tf.add(product, layer.bias.read()) : product;
  return layer.activation.apply(tf.reshape(shifted, [batch, count, layer.filters]));
}

// Models that are loaded from a file find their layers under the name of their class.
tf.serialization.registerClass(Conv1D);

/** A convolution along time; takes the arguments of `tf.layers.conv1d`, and causal padding. */
export function conv1d(args: Conv1dArgs): tf.layers.Layer {
  return new Conv1D({ kernelInitializer: 'glorotUniform', ...args });
}
