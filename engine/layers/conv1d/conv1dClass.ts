import type * as tfjs from '@tensorflow/tfjs';
import type { LayerClass } from '../../emit/tfjs/tfjsCall';
import type { Tf } from '../../tensors/tf';
import { computingClass } from '../define/computingClass';
import { placesOf, type SlidingWindow, windowTaps } from '../define/slidingWindow';

/** The parts of tfjs's Conv1D that the class below reads. */
interface Conv1dParts {
  readonly kernel: { read(): tfjs.Tensor3D };
  readonly bias: { read(): tfjs.Tensor1D } | null;
  readonly activation: { apply(x: tfjs.Tensor): tfjs.Tensor };
  readonly filters: number;
  readonly kernelSize: readonly number[];
  readonly strides: readonly number[];
  readonly dilationRate: readonly number[];
  readonly padding: SlidingWindow['padding'];
}

/**
 * tfjs's Conv1D made whole: with causal padding, which it refuses, and with gradients where the dilation rate is above 1 or
 * the backend lacks that of a convolution, as wasm does. What the kernel spans is laid side by side, [batch, places,
 * kernelSize·features], so that one matrix product does the work on every backend. First weights are Glorot's uniform
 * ones, as in Keras.
 */
export function conv1dClass(tf: Tf): LayerClass {
  const stock = tf.layers.conv1d({ filters: 1, kernelSize: 1 });
  const Convolving = computingClass(tf, stock, (x, layer) => convolve(tf, x as tfjs.Tensor3D, partsOf(layer)));
  return class extends Convolving {
    constructor(args: Record<string, unknown>) {
      super({ kernelInitializer: 'glorotUniform', ...args });
    }

    override computeOutputShape(inputShape: tfjs.Shape): tfjs.Shape {
      const parts = partsOf(this);
      const [batch = null, length = null] = inputShape;
      return [batch, length === null ? null : placesOf(windowOf(parts), length), parts.filters];
    }
  };
}

/** The layer as what it is: tfjs does not say so in its types. */
function partsOf(layer: tfjs.layers.Layer): Conv1dParts {
  return layer as unknown as Conv1dParts;
}

function windowOf({ kernelSize, strides, dilationRate, padding }: Conv1dParts): SlidingWindow {
  return { size: kernelSize[0] ?? 1, stride: strides[0] ?? 1, dilation: dilationRate[0] ?? 1, padding };
}

function convolve(tf: Tf, x: tfjs.Tensor3D, layer: Conv1dParts): tfjs.Tensor {
  const [batch, length, features] = x.shape;
  const window = windowOf(layer);
  const places = placesOf(window, length);
  const width = window.size * features;
  const rows = tf.reshape(tf.concat(windowTaps(tf, x, window, 0), 2), [batch * places, width]);
  const product = tf.matMul(rows, tf.reshape(layer.kernel.read(), [width, layer.filters]));
  const shifted = layer.bias ? tf.add(product, layer.bias.read()) : product;
  return layer.activation.apply(tf.reshape(shifted, [batch, places, layer.filters]));
}
