import type * as tfjs from '@tensorflow/tfjs';
import type { Tf } from '../tensors/tf';
import type { LossName } from '../layers/target';

/** Probabilities are kept this far from 0 and 1 before their logarithm is taken, as Keras does. */
const EPSILON = 1e-7;

/**
 * The mean loss over a batch, as a scalar tensor. `truth` and `prediction` have the same shape; for categorical
 * cross-entropy `truth` holds one-hot rows, for binary cross-entropy zeros and ones.
 */
export function computeLoss(tf: Tf, name: LossName, truth: tfjs.Tensor, prediction: tfjs.Tensor): tfjs.Scalar {
  return tf.tidy<tfjs.Scalar>(() => {
    switch (name) {
      case 'meanSquaredError':
        return tf.mean(tf.square(tf.sub(prediction, truth)));
      case 'meanAbsoluteError':
        return tf.mean(tf.abs(tf.sub(prediction, truth)));
      case 'huber': {
        const size = tf.abs(tf.sub(prediction, truth));
        const near = tf.minimum(size, 1);
        return tf.mean(tf.add(tf.mul(0.5, tf.square(near)), tf.sub(size, near)));
      }
      case 'binaryCrossentropy': {
        const p = tf.clipByValue(prediction, EPSILON, 1 - EPSILON);
        const hit = tf.mul(truth, tf.log(p));
        const miss = tf.mul(tf.sub(1, truth), tf.log(tf.sub(1, p)));
        return tf.neg(tf.mean(tf.add(hit, miss)));
      }
      case 'categoricalCrossentropy': {
        const p = tf.clipByValue(prediction, EPSILON, 1 - EPSILON);
        return tf.neg(tf.mean(tf.sum(tf.mul(truth, tf.log(p)), -1)));
      }
    }
  });
}
