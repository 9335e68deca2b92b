import { defineOptimizer, type SavedOptimizer } from './defineOptimizer';

/** Stochastic gradient descent, with momentum or without. */
export const sgd = defineOptimizer({
  id: 'sgd',
  reference: 'Polyak 1964 for the momentum.',
  formula: ['m ← μ·m + g', 'p ← p − η·m'],
  params: { momentum: { kind: 'number', default: 0.9, min: 0, max: 1, open: 'max', step: 0.05 } },
  slots: ({ momentum }) => (momentum > 0 ? [0] : []),
  scalars: ({ momentum }, rate) => ({ rate, momentum }),
  tfjs: (tf, weight, gradient, [average], { rate = 0, momentum = 0 }) => {
    if (!average) return [tf.sub(weight, tf.mul(gradient, rate))];
    const moved = tf.add(tf.mul(average, momentum), gradient);
    return [tf.sub(weight, tf.mul(moved, rate)), moved];
  },
  kernel: ({ momentum }) => (momentum > 0 ? 2 : 3),
  wgsl: ({ momentum }) =>
    momentum > 0
      ? `
      let m = uniforms.momentum * slots[a] + g;
      slots[a] = m;
      p -= uniforms.rate * m;`
      : 'p -= uniforms.rate * g;',
  keras: {
    className: 'SGD',
    // Keras takes no whole number here, and JSON knows no other kind of 0, which is Keras's default.
    args: ({ momentum }): Record<string, number> => (momentum > 0 ? { momentum } : {}),
    defaults: { learning_rate: 0.01 },
    ratedSlots: 'momentums',
    saved: { nesterov: false },
  },
  torch: ({ momentum }) => ({ callee: 'torch.optim.SGD', args: momentum > 0 ? [`momentum=${momentum}`] : [] }),
  typescript: ({ momentum }) =>
    momentum > 0 ? { callee: 'tf.train.momentum', args: [String(momentum)] } : { callee: 'tf.train.sgd', args: [] },
  savedTfjs: ({ momentum }): SavedOptimizer =>
    momentum > 0
      ? { className: 'Momentum', config: { momentum, use_nesterov: false } }
      : { className: 'SGD', config: {} },
});
