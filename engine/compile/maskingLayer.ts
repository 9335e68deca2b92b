import type * as tfjs from '@tensorflow/tfjs';
import type { Tf } from '../layers/layerCall';
import type { LayerClass } from './ownLayers';

/** tfjs's Masking with a gradient, which that lacks: the layers in front of it can learn. Masked steps pass nothing back. */
export function maskingClass(tf: Tf): LayerClass {
  const Stock = tf.layers.masking().constructor as LayerClass;
  const maskOf = (layer: tfjs.layers.Layer, x: tfjs.Tensor, keepDims: boolean): tfjs.Tensor => {
    const { maskValue } = layer as unknown as { maskValue: number };
    return tf.any(tf.notEqual(x, maskValue), -1, keepDims);
  };
  return class extends Stock {
    override call(inputs: tfjs.Tensor | tfjs.Tensor[]): tfjs.Tensor {
      const input = (Array.isArray(inputs) ? inputs[0] : inputs) as tfjs.Tensor;
      const masked = tf.customGrad((x, save) => {
        const kept = tf.cast(maskOf(this, x as tfjs.Tensor, true), 'float32');
        (save as tfjs.GradSaveFunc)([kept]);
        return {
          value: tf.mul(x as tfjs.Tensor, kept),
          gradFunc: (dy: tfjs.Tensor, [saved]: tfjs.Tensor[]) => tf.mul(dy, saved as tfjs.Tensor),
        };
      });
      return tf.tidy(() => masked(input));
    }

    override computeMask(inputs: tfjs.Tensor | tfjs.Tensor[]): tfjs.Tensor {
      const input = (Array.isArray(inputs) ? inputs[0] : inputs) as tfjs.Tensor;
      return tf.tidy(() => maskOf(this, input, false));
    }
  };
}
