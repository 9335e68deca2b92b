import { defineLoss, EPSILON } from './defineLoss';

/** Of the probability of one of two classes. */
export const binaryCrossentropy = defineLoss({
  id: 'binaryCrossentropy',
  short: 'BCE',
  formula: '−y·log p − (1 − y)·log(1 − p)',
  truth: 'binary',
  needs: 'unit',
  params: {},
  kernel: 3,
  saved: { keras: 'binary_crossentropy' },
  imported: ['binary_crossentropy'],
  tfjs: (tf, truth, prediction) => {
    const p = tf.clipByValue(prediction, EPSILON, 1 - EPSILON);
    const hit = tf.mul(truth, tf.log(p));
    const miss = tf.mul(tf.sub(1, truth), tf.log(tf.sub(1, p)));
    return tf.neg(tf.add(hit, miss));
  },
  keras: () => ({ name: 'binary_crossentropy' }),
  torch: () => ({
    call: (prediction, truth) => `binary_crossentropy(${prediction}, ${truth})`,
    source: `def binary_crossentropy(probability: Tensor, truth: Tensor) -> Tensor:
    """Of probabilities kept away from 0 and 1, as in Keras."""
    return F.binary_cross_entropy(probability.clamp(1e-7, 1 - 1e-7), truth)`,
  }),
  typescript: () => ({
    call: (prediction, truth) => `binaryCrossentropy(${truth}, ${prediction})`,
    source: `/** Of probabilities kept away from 0 and 1, as in Keras. */
function binaryCrossentropy(truth: tf.Tensor, prediction: tf.Tensor): tf.Tensor {
  const p = prediction.clipByValue(1e-7, 1 - 1e-7);
  const likelihood = truth.mul(p.log()).add(tf.sub(1, truth).mul(tf.sub(1, p).log()));
  return likelihood.mean().neg();
}`,
  }),
});
