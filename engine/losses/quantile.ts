import { defineLoss } from './defineLoss';

/**
 * The pinball loss, whose best constant forecast is the quantile q: the truth lies below it in a share q of all cases.
 * Several quantiles of a column take a Target each.
 */
export const quantile = defineLoss({
  id: 'quantile',
  short: 'QL',
  formula: 'max(q·(y − ŷ), (q − 1)·(y − ŷ))',
  reference: 'Koenker and Bassett 1978.',
  truth: 'values',
  params: { quantile: { kind: 'number', default: 0.5, min: 0.001, max: 0.999, step: 0.05 } },
  kernel: 7,
  saved: { keras: null, tfjs: null },
  imported: ['quantile_loss'],
  tfjs: (tf, truth, prediction, settings) => {
    const error = tf.sub(truth, prediction);
    return tf.maximum(tf.mul(error, settings.quantile), tf.mul(error, settings.quantile - 1));
  },
  kernelParameter: (settings) => settings.quantile,
  keras: (settings) => ({
    name: nameOf(settings),
    source: [
      '@keras.saving.register_keras_serializable(package="seqloom")',
      `def ${nameOf(settings)}(`,
      '    truth: keras.KerasTensor, prediction: keras.KerasTensor',
      ') -> keras.KerasTensor:',
      '    """The pinball loss (Koenker and Bassett 1978)."""',
      '    error = truth - prediction',
      '    return keras.ops.mean(',
      `        keras.ops.maximum(${settings.quantile} * error, ${settings.quantile} * error - error), axis=-1`,
      '    )',
    ],
  }),
  torch: (settings) => ({
    call: (prediction, truth) => `quantile_loss(${prediction}, ${truth}, ${settings.quantile})`,
    source: `def quantile_loss(prediction: Tensor, truth: Tensor, quantile: float) -> Tensor:
    """The pinball loss (Koenker and Bassett 1978)."""
    error = truth - prediction
    return torch.maximum(quantile * error, (quantile - 1) * error).mean()`,
  }),
  typescript: (settings) => ({
    call: (prediction, truth) => `quantileLoss(${truth}, ${prediction}, ${settings.quantile})`,
    source: `/** The pinball loss (Koenker and Bassett 1978). */
function quantileLoss(truth: tf.Tensor, prediction: tf.Tensor, quantile: number): tf.Tensor {
  const error = truth.sub(prediction);
  return tf.maximum(error.mul(quantile), error.mul(quantile - 1)).mean();
}`,
  }),
});

/** A function of its own for each quantile, as Keras saves a loss by its name. */
const nameOf = (settings: { readonly quantile: number }): string =>
  `quantile_loss_${String(settings.quantile).replace('.', '_')}`;
