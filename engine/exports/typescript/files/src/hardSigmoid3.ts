import * as tf from '@tensorflow/tfjs';

/** Keras 3's hard sigmoid, clip(x/6 + 0.5, 0, 1). The one of tfjs is Keras 2's, clip(0.2·x + 0.5, 0, 1). */
class HardSigmoid3 extends tf.serialization.Serializable {
  static readonly className = 'hardSigmoid3';

  apply(x: tf.Tensor): tf.Tensor {
    return tf.tidy(() => tf.clipByValue(tf.add(tf.mul(x, 1 / 6), 0.5), 0, 1));
  }

  getConfig(): tf.serialization.ConfigDict {
    return {};
  }
}

// Layers find their activation under the name of its class.
tf.serialization.registerClass(HardSigmoid3);

/** That name; the types of tfjs know only its own. */
export const hardSigmoid3 = HardSigmoid3.className as string as 'hardSigmoid';
