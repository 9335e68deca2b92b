import { defineLoss } from './defineLoss';

/** Close to half the squared error for small misses and to the absolute one for large, with a slope that never jumps. */
export const logCosh = defineLoss({
  id: 'logCosh',
  short: 'log-cosh',
  formula: 'log cosh(ŷ − y)',
  truth: 'values',
  params: {},
  kernel: 5,
  saved: { keras: 'log_cosh', tfjs: 'logcosh' },
  imported: ['log_cosh', 'logcosh'],
  tfjs: (tf, truth, prediction) => {
    // |e| + log(1 + exp(−2|e|)) − log 2, which never overflows.
    const size = tf.abs(tf.sub(prediction, truth));
    return tf.sub(tf.add(size, tf.log(tf.add(tf.exp(tf.mul(size, -2)), 1))), Math.LN2);
  },
  keras: () => ({ name: 'log_cosh' }),
  torch: () => ({
    call: (prediction, truth) => `log_cosh(${prediction}, ${truth})`,
    source: `def log_cosh(prediction: Tensor, truth: Tensor) -> Tensor:
    """The logarithm of the hyperbolic cosine of the error, without overflow."""
    error = prediction - truth
    return (error + F.softplus(-2 * error) - math.log(2)).mean()`,
  }),
  typescript: () => ({
    call: (prediction, truth) => `logCosh(${truth}, ${prediction})`,
    source: `/** The logarithm of the hyperbolic cosine of the error, without overflow. */
function logCosh(truth: tf.Tensor, prediction: tf.Tensor): tf.Tensor {
  const size = prediction.sub(truth).abs();
  return size.add(size.mul(-2).exp().add(1).log()).sub(Math.LN2).mean();
}`,
  }),
});
