import type * as tfjs from '@tensorflow/tfjs';
import type { LayerClass } from '../../emit/tfjs/tfjsCall';
import type { Tf } from '../../tensors/tf';

/**
 * tfjs's GlobalMaxPooling1D with the gradient of Keras and PyTorch where several timesteps are equally large, as those of one
 * code are: they share it, while tfjs gives each of them the whole.
 */
export function globalMaxPoolingClass(tf: Tf): LayerClass {
  const Stock = tf.layers.globalMaxPooling1d({}).constructor as LayerClass;
  return class extends Stock {
    override call(inputs: tfjs.Tensor | tfjs.Tensor[]): tfjs.Tensor {
      const input = (Array.isArray(inputs) ? inputs[0] : inputs) as tfjs.Tensor;
      const pooled = tf.customGrad((x, save) => {
        const most = tf.max(x as tfjs.Tensor, 1, true);
        const isMost = tf.cast(tf.equal(x as tfjs.Tensor, most), 'float32');
        (save as tfjs.GradSaveFunc)([tf.div(isMost, tf.sum(isMost, 1, true))]);
        return {
          value: tf.squeeze(most, [1]),
          gradFunc: (dy: tfjs.Tensor, [shares]: tfjs.Tensor[]) => tf.mul(tf.expandDims(dy, 1), shares as tfjs.Tensor),
        };
      });
      return tf.tidy(() => pooled(input));
    }
  };
}
