import * as tf from '@tensorflow/tfjs';

/** Clips gradients as the app does and lets an optimizer of tfjs's own apply them. Call inside `tf.tidy`. */
export function clipAndApply(optimizer: tf.Optimizer, grads: tf.NamedTensorMap, clipNorm: number): tf.Scalar {
  const norm = tf.sqrt<tf.Scalar>(tf.addN(Object.values(grads).map((gradient) => tf.sum(tf.square(gradient)))));
  if (clipNorm > 0) {
    const scale = tf.minimum(1, tf.div(clipNorm, tf.maximum(norm, 1e-12)));
    for (const name of Object.keys(grads)) grads[name] = tf.mul(grads[name] as tf.Tensor, scale);
  }
  optimizer.applyGradients(grads);
  return norm;
}
