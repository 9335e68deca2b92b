import { defineLoss } from './defineLoss';

/** Large misses count for much more than small ones; the best constant forecast is the mean. */
export const meanSquaredError = defineLoss({
  id: 'meanSquaredError',
  short: 'MSE',
  formula: '(ŷ − y)²',
  truth: 'values',
  params: {},
  kernel: 0,
  saved: { keras: 'mean_squared_error' },
  imported: ['mse', 'mean_squared_error'],
  tfjs: (tf, truth, prediction) => tf.square(tf.sub(prediction, truth)),
  keras: () => ({ name: 'mse' }),
  torch: () => ({ call: (prediction, truth) => `F.mse_loss(${prediction}, ${truth})` }),
  typescript: () => ({ call: (prediction, truth) => `tf.losses.meanSquaredError(${truth}, ${prediction})` }),
});
