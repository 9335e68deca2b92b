import { defineLoss, EPSILON } from './defineLoss';

/** Keras's own takes rows to add up to 1, and has another gradient where they do not. */
const WEIGHTED_ROWS = [
  'class WeightedCrossentropy(keras.losses.Loss):',
  '    """Of one-hot rows, each times the weight of its class."""',
  '',
  '    def call(self, y_true, y_pred):',
  '        logs = keras.ops.log(keras.ops.clip(y_pred, 1e-7, 1 - 1e-7))',
  '        return -keras.ops.sum(y_true * logs, axis=-1)',
];

/** Of the probabilities of all classes, beside a 1 in the place of the right one. */
export const categoricalCrossentropy = defineLoss({
  id: 'categoricalCrossentropy',
  short: 'CCE',
  formula: '−Σ_c y_c·log p_c',
  truth: 'oneHot',
  needs: 'distribution',
  params: { classWeights: { kind: 'choice', default: 'none', options: ['none', 'balanced'] } },
  kernel: 4,
  saved: { keras: 'categorical_crossentropy' },
  // Of one class a window, the sparse one is the same.
  imported: ['sparse_categorical_crossentropy', 'categorical_crossentropy'],
  tfjs: (tf, truth, prediction) =>
    tf.neg(tf.sum(tf.mul(truth, tf.log(tf.clipByValue(prediction, EPSILON, 1 - EPSILON))), -1)),
  keras: ({ classWeights }) =>
    classWeights === 'balanced'
      ? { name: 'weighted_crossentropy', className: 'WeightedCrossentropy', source: WEIGHTED_ROWS }
      : { name: 'categorical_crossentropy' },
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
