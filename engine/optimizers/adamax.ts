import type * as tfjs from '@tensorflow/tfjs';
import { kerasBetas, MOMENT_PARAMS, torchBetas } from './adam';
import { defineOptimizer, EPSILON } from './defineOptimizer';

/** Adam with the largest of the recent gradients in place of their root mean square. */
export const adamax = defineOptimizer({
  id: 'adamax',
  reference: 'Kingma and Ba 2015, section 7.1.',
  formula: ['m ← β₁·m + (1 − β₁)·g', 'u ← max(β₂·u, |g|)', 'p ← p − η·m̂ / (u + ε)'],
  params: MOMENT_PARAMS,
  slots: () => [0, 0],
  scalars: ({ beta1, beta2 }, rate, step) => ({ rate: rate / (1 - beta1 ** step), beta1, beta2 }),
  tfjs: (tf, weight, gradient, slots, { rate = 0, beta1 = 0, beta2 = 0 }) => {
    const [mean, largest] = slots as [tfjs.Tensor, tfjs.Tensor];
    const newMean = tf.add(tf.mul(mean, beta1), tf.mul(gradient, 1 - beta1));
    const newLargest = tf.maximum(tf.mul(largest, beta2), tf.abs(gradient));
    const moved = tf.div(tf.mul(newMean, rate), tf.add(newLargest, EPSILON));
    return [tf.sub(weight, moved), newMean, newLargest];
  },
  kernel: () => 5,
  wgsl: () => `
      let m = uniforms.beta1 * slots[a] + (1.0 - uniforms.beta1) * g;
      let u = max(uniforms.beta2 * slots[b], abs(g));
      slots[a] = m;
      slots[b] = u;
      p -= uniforms.rate * m / (u + ${EPSILON});`,
  keras: {
    className: 'Adamax',
    args: kerasBetas,
    defaults: { learning_rate: 0.001, beta_1: 0.9, beta_2: 0.999 },
    saved: { epsilon: EPSILON },
  },
  // PyTorch adds ε to |g| within the maximum, which differs from u + ε by less than ε.
  torch: (settings) => ({ callee: 'torch.optim.Adamax', args: [...torchBetas(settings), 'eps=1e-7'] }),
  typescript: ({ beta1, beta2 }) => ({ callee: 'tf.train.adamax', args: [String(beta1), String(beta2), '1e-7'] }),
  savedTfjs: (settings) => ({ className: 'Adamax', config: { ...kerasBetas(settings), epsilon: EPSILON, decay: 0 } }),
});
