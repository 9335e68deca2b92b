import type * as tfjs from '@tensorflow/tfjs';
import type { LayerClass } from '../../emit/tfjs/tfjsCall';
import type { Tf } from '../../tensors/tf';

type Differentiable = Parameters<Tf['customGrad']>[0];

/**
 * tfjs's Masking with a gradient, which that lacks: the layers in front of it can learn. Masked steps pass nothing back, and
 * nor does the mask.
 */
export function maskingClass(tf: Tf): LayerClass {
  const Stock = tf.layers.masking().constructor as LayerClass;
  const maskOf = (layer: tfjs.layers.Layer, x: tfjs.Tensor, keepDims: boolean): tfjs.Tensor => {
    const { maskValue } = layer as unknown as { maskValue: number };
    return tf.any(tf.notEqual(x, maskValue), -1, keepDims);
  };
  return class extends Stock {
    override call(inputs: tfjs.Tensor | tfjs.Tensor[]): tfjs.Tensor {
      return differentiate(inputs, (x, save) => {
        const kept = tf.cast(maskOf(this, x as tfjs.Tensor, true), 'float32');
        (save as tfjs.GradSaveFunc)([kept]);
        return {
          value: tf.mul(x as tfjs.Tensor, kept),
          gradFunc: (dy: tfjs.Tensor, [saved]: tfjs.Tensor[]) => tf.mul(dy, saved as tfjs.Tensor),
        };
      });
    }

    override computeMask(inputs: tfjs.Tensor | tfjs.Tensor[]): tfjs.Tensor {
      return differentiate(inputs, (given) => {
        const x = given as tfjs.Tensor;
        return { value: maskOf(this, x, false), gradFunc: () => tf.zeros(x.shape) };
      });
    }
  };

  function differentiate(inputs: tfjs.Tensor | tfjs.Tensor[], compute: Differentiable): tfjs.Tensor {
    const input = (Array.isArray(inputs) ? inputs[0] : inputs) as tfjs.Tensor;
    return tf.tidy(() => tf.customGrad(compute)(input));
  }
}
