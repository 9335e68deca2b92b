import { defineLoss } from './defineLoss';

/** The squared error for small misses and the absolute one for large. */
export const huber = defineLoss({
  id: 'huber',
  short: 'Huber',
  formula: '(ŷ − y)²/2 where |ŷ − y| ≤ δ, else δ·|ŷ − y| − δ²/2',
  reference: 'Huber 1964.',
  truth: 'values',
  params: { huberDelta: { kind: 'number', default: 1, min: 0, max: 1_000_000, open: 'min', step: 0.1 } },
  kernel: 2,
  // tf.js has no Huber loss: a file that names it could not be loaded.
  saved: { keras: 'huber', tfjs: null },
  imported: ['huber', 'huber_loss'],
  tfjs: (tf, truth, prediction, { huberDelta }) => {
    const size = tf.abs(tf.sub(prediction, truth));
    const near = tf.minimum(size, huberDelta);
    return tf.add(tf.mul(0.5, tf.square(near)), tf.mul(tf.sub(size, near), huberDelta));
  },
  kernelParameter: ({ huberDelta }) => huberDelta,
  keras: ({ huberDelta }) => ({
    name: 'huber',
    ...(huberDelta !== 1 && { className: 'Huber', args: { delta: huberDelta } }),
  }),
  torch: ({ huberDelta }) => ({
    call: (prediction, truth) =>
      `F.huber_loss(${prediction}, ${truth}${huberDelta === 1 ? '' : `, delta=${huberDelta}`})`,
  }),
  typescript: ({ huberDelta }) => ({
    call: (prediction, truth) =>
      `tf.losses.huberLoss(${truth}, ${prediction}${huberDelta === 1 ? '' : `, undefined, ${huberDelta}`})`,
  }),
});
