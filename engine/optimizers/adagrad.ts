import type * as tfjs from '@tensorflow/tfjs';
import { defineOptimizer, EPSILON } from './defineOptimizer';

/** The gradient divided by the root of the sum of all its squares: steps become smaller and smaller. */
export const adagrad = defineOptimizer({
  id: 'adagrad',
  reference: 'Duchi, Hazan and Singer 2011.',
  formula: ['s ← s + g²', 'p ← p − η·g / √(s + ε)'],
  params: { initialAccumulator: { kind: 'number', default: 0.1, min: 0, max: 1000, step: 0.1, advanced: true } },
  slots: ({ initialAccumulator }) => [initialAccumulator],
  scalars: (_settings, rate) => ({ rate }),
  tfjs: (tf, weight, gradient, slots, { rate = 0 }) => {
    const sum = tf.add((slots as [tfjs.Tensor])[0], tf.square(gradient));
    return [tf.sub(weight, tf.div(tf.mul(gradient, rate), tf.sqrt(tf.add(sum, EPSILON)))), sum];
  },
  kernel: () => 6,
  wgsl: () => `
      let s = slots[a] + g * g;
      slots[a] = s;
      p -= uniforms.rate * g / sqrt(s + ${EPSILON});`,
  keras: {
    className: 'Adagrad',
    args: ({ initialAccumulator }) => ({ initial_accumulator_value: initialAccumulator }),
    defaults: { learning_rate: 0.001, initial_accumulator_value: 0.1 },
    saved: { epsilon: EPSILON },
  },
  // PyTorch adds its ε outside of the root; in the sum it stands inside, as in Keras.
  torch: ({ initialAccumulator }) => ({
    callee: 'torch.optim.Adagrad',
    args: [`initial_accumulator_value=${initialAccumulator} + 1e-7`, 'eps=0.0'],
  }),
  typescript: ({ initialAccumulator }) => ({ callee: 'tf.train.adagrad', args: [String(initialAccumulator)] }),
  savedTfjs: ({ initialAccumulator }) => ({
    className: 'Adagrad',
    config: { initial_accumulator_value: initialAccumulator },
  }),
});
