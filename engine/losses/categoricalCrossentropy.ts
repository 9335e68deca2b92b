import { defineLoss, EPSILON } from './defineLoss';

/** Of the probabilities of all classes, beside a 1 in the place of the right one. */
export const categoricalCrossentropy = defineLoss({
  id: 'categoricalCrossentropy',
  short: 'CCE',
  formula: '−Σ_c y_c·log p_c',
  truth: 'oneHot',
  needs: 'distribution',
  params: {
    classWeights: {
      kind: 'choice',
      default: 'none',
      options: ['none', 'balanced'],
    },
  },
  kernel: 4,
  saved: { keras: 'categorical_crossentropy' },
  // Of one class a window, the sparse one is the same.
  imported: ['sparse_categorical_crossentropy', 'categorical_crossentropy'],
  tfjs: (tf, truth, prediction) =>
    tf.neg(tf.sum(tf.mul(truth, tf.log(tf.clipByValue(prediction, EPSILON, 1 - EPSILON))), -1)),
  keras: () => ({ name: 'categorical_crossentropy' }),
  torch: () => ({
    call: (prediction, truth) => `categorical_crossentropy(${prediction}, ${truth})`,
    source: `def categorical_crossentropy(probabilities: Tensor, truth: Tensor) -> Tensor:
    """Of one-hot rows and probabilities kept away from 0 and 1, as in Keras."""
    likelihood = truth * probabilities.clamp(1e-7, 1 - 1e-7).log()
    return -likelihood.sum(dim=-1).mean()`,
  }),
  typescript: () => ({
    call: (prediction, truth) => `categoricalCrossentropy(${truth}, ${prediction})`,
    source: `/** Of one-hot rows and probabilities kept away from 0 and 1, as in Keras. */
function categoricalCrossentropy(truth: tf.Tensor, prediction: tf.Tensor): tf.Tensor {
  const logs = prediction.clipByValue(1e-7, 1 - 1e-7).log();
  return truth.mul(logs).sum(-1).mean().neg();
}`,
  }),
});
