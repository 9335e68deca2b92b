import type * as tfjs from '@tensorflow/tfjs';
import type { LayerClass } from '../../emit/tfjs/tfjsCall';
import type { Tf } from '../../tensors/tf';
import { computingClass } from '../define/computingClass';

/**
 * tfjs's Masking with a gradient, which that lacks: the layers in front of it can learn. Masked steps pass nothing back, and
 * nor does the mask.
 */
export function maskingClass(tf: Tf): LayerClass {
  const maskOf = (layer: tfjs.layers.Layer, x: tfjs.Tensor, keepDims: boolean): tfjs.Tensor => {
    const { maskValue } = layer as unknown as { maskValue: number };
    return tf.any(tf.notEqual(x, maskValue), -1, keepDims);
  };
  const Computing = computingClass(tf, tf.layers.masking(), (input, layer) =>
    tf.customGrad((x, save) => {
      const kept = tf.cast(maskOf(layer, x as tfjs.Tensor, true), 'float32');
      (save as tfjs.GradSaveFunc)([kept]);
      return {
        value: tf.mul(x as tfjs.Tensor, kept),
        gradFunc: (dy: tfjs.Tensor, [saved]: tfjs.Tensor[]) => tf.mul(dy, saved as tfjs.Tensor),
      };
    })(input),
  );
  return class extends Computing {
    override computeMask(inputs: tfjs.Tensor | tfjs.Tensor[]): tfjs.Tensor {
      const x = (Array.isArray(inputs) ? inputs[0] : inputs) as tfjs.Tensor;
      const compute = () => ({ value: maskOf(this, x, false), gradFunc: () => tf.zeros(x.shape) });
      return tf.tidy(() => tf.customGrad(compute)(x));
    }
  };
}
