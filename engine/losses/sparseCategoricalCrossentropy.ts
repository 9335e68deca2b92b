import { defineLoss, EPSILON } from './defineLoss';

/**
 * Categorical cross-entropy beside the number of the right class, for one class or for one of each step: predictions
 * [batch, …, classes], truths [batch, …]. A step whose truth is -1 counts nothing.
 */
export const sparseCategoricalCrossentropy = defineLoss({
  id: 'sparseCategoricalCrossentropy',
  short: 'SCCE',
  formula: '−log p_y',
  truth: 'codes',
  needs: 'distribution',
  params: {},
  kernel: 8,
  saved: { keras: 'sparse_categorical_crossentropy' },
  imported: [],
  tfjs: (tf, truth, prediction) => {
    const classes = prediction.shape.at(-1) ?? 1;
    const codes = tf.reshape(tf.cast(truth, 'int32'), prediction.shape.slice(0, -1));
    const logs = tf.log(tf.clipByValue(prediction, EPSILON, 1 - EPSILON));
    return tf.neg(tf.sum(tf.mul(tf.cast(tf.oneHot(codes, classes), 'float32'), logs), -1));
  },
  keras: () => ({ name: 'sparse_categorical_crossentropy' }),
  torch: () => ({
    call: (prediction, truth) => `sparse_categorical_crossentropy(${prediction}, ${truth})`,
    source: `def sparse_categorical_crossentropy(probabilities: Tensor, truth: Tensor) -> Tensor:
    """Of class numbers and probabilities kept away from 0 and 1, as in Keras."""
    logs = probabilities.clamp(1e-7, 1 - 1e-7).log().flatten(0, -2)
    return F.nll_loss(logs, truth.long().flatten())`,
  }),
  typescript: () => ({
    call: (prediction, truth) => `sparseCategoricalCrossentropy(${truth}, ${prediction})`,
    source: `/** Of class numbers and probabilities kept away from 0 and 1, as in Keras. */
function sparseCategoricalCrossentropy(truth: tf.Tensor, prediction: tf.Tensor): tf.Tensor {
  const codes = truth.toInt().reshape(prediction.shape.slice(0, -1));
  const rows = tf.oneHot(codes as tf.Tensor1D, prediction.shape.at(-1)!).toFloat();
  const logs = prediction.clipByValue(1e-7, 1 - 1e-7).log();
  return rows.mul(logs).sum(-1).mean().neg();
}`,
  }),
});
