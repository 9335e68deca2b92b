import type * as tfjs from '@tensorflow/tfjs';
import type { Tf } from '../../../tensors/tf';

/**
 * Lets tfjs layers use the activation `hardSigmoid3`: that of Keras 3 and PyTorch, clip(x/6 + 0.5, 0, 1). What tfjs calls
 * `hardSigmoid` is Keras 2's, clip(0.2·x + 0.5, 0, 1).
 */
export function registerHardSigmoid3(tf: Tf): void {
  tf.serialization.registerClass(
    class HardSigmoid3 extends tf.serialization.Serializable {
      static readonly className = 'hardSigmoid3';

      apply(x: tfjs.Tensor): tfjs.Tensor {
        return tf.tidy(() => tf.clipByValue(tf.add(tf.mul(x, 1 / 6), 0.5), 0, 1));
      }

      getConfig(): tfjs.serialization.ConfigDict {
        return {};
      }
    },
  );
}
