import { defineLoss } from './defineLoss';

/** Every miss counts for its size; the best constant forecast is the median. */
export const meanAbsoluteError = defineLoss({
  id: 'meanAbsoluteError',
  short: 'MAE',
  formula: '|ŷ − y|',
  truth: 'values',
  params: {},
  kernel: 1,
  saved: { keras: 'mean_absolute_error' },
  imported: ['mae', 'mean_absolute_error'],
  tfjs: (tf, truth, prediction) => tf.abs(tf.sub(prediction, truth)),
  keras: () => ({ name: 'mae' }),
  torch: () => ({ call: (prediction, truth) => `F.l1_loss(${prediction}, ${truth})` }),
  typescript: () => ({ call: (prediction, truth) => `tf.losses.absoluteDifference(${truth}, ${prediction})` }),
});
