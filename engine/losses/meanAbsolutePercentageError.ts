import { defineLoss, EPSILON } from './defineLoss';

/** The miss as a share of the truth, in scaled units: of use where these stay away from zero, as without scaling. */
export const meanAbsolutePercentageError = defineLoss({
  id: 'meanAbsolutePercentageError',
  short: 'MAPE',
  formula: '100·|ŷ − y| / max(|y|, ε)',
  truth: 'values',
  params: {},
  kernel: 6,
  saved: { keras: 'mean_absolute_percentage_error' },
  imported: ['mape', 'mean_absolute_percentage_error'],
  tfjs: (tf, truth, prediction) =>
    tf.mul(tf.div(tf.abs(tf.sub(prediction, truth)), tf.maximum(tf.abs(truth), EPSILON)), 100),
  keras: () => ({ name: 'mape' }),
  torch: () => ({
    call: (prediction, truth) => `percentage_error(${prediction}, ${truth})`,
    source: `def percentage_error(prediction: Tensor, truth: Tensor) -> Tensor:
    """The mean absolute error in percent of the truth."""
    return 100 * ((prediction - truth).abs() / truth.abs().clamp(min=1e-7)).mean()`,
  }),
  typescript: () => ({
    call: (prediction, truth) => `percentageError(${truth}, ${prediction})`,
    source: `/** The mean absolute error in percent of the truth. */
function percentageError(truth: tf.Tensor, prediction: tf.Tensor): tf.Tensor {
  return prediction.sub(truth).abs().div(truth.abs().maximum(1e-7)).mul(100).mean();
}`,
  }),
});
