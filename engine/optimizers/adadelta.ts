import type * as tfjs from '@tensorflow/tfjs';
import { decayParam, defineOptimizer, EPSILON } from './defineOptimizer';

/** Steps in the units of the weights: the gradient times the ratio of two running root mean squares. */
export const adadelta = defineOptimizer({
  id: 'adadelta',
  reference: 'Zeiler 2012.',
  formula: ['v ← ρ·v + (1 − ρ)·g²', 'Δ = g·√(d + ε) / √(v + ε)', 'd ← ρ·d + (1 − ρ)·Δ²', 'p ← p − η·Δ'],
  params: {
    // RMSprop's rho has another default, so this one has a name of its own.
    adadeltaRho: decayParam(0.95),
  },
  slots: () => [0, 0],
  scalars: ({ adadeltaRho }, rate) => ({ rate, rho: adadeltaRho }),
  tfjs: (tf, weight, gradient, slots, { rate = 0, rho = 0 }) => {
    const [square, moved] = slots as [tfjs.Tensor, tfjs.Tensor];
    const root = (x: tfjs.Tensor): tfjs.Tensor => tf.sqrt(tf.add(x, EPSILON));
    const newSquare = tf.add(tf.mul(square, rho), tf.mul(tf.square(gradient), 1 - rho));
    const move = tf.div(tf.mul(gradient, root(moved)), root(newSquare));
    const newMoved = tf.add(tf.mul(moved, rho), tf.mul(tf.square(move), 1 - rho));
    return [tf.sub(weight, tf.mul(move, rate)), newSquare, newMoved];
  },
  kernel: () => 7,
  wgsl: () => `
      let v = uniforms.rho * slots[a] + (1.0 - uniforms.rho) * g * g;
      let change = g * sqrt(slots[b] + ${EPSILON}) / sqrt(v + ${EPSILON});
      slots[a] = v;
      slots[b] = uniforms.rho * slots[b] + (1.0 - uniforms.rho) * change * change;
      p -= uniforms.rate * change;`,
  keras: {
    className: 'Adadelta',
    args: ({ adadeltaRho }) => ({ rho: adadeltaRho }),
    defaults: { learning_rate: 0.001, rho: 0.95 },
    saved: { epsilon: EPSILON },
  },
  torch: ({ adadeltaRho }) => ({ callee: 'torch.optim.Adadelta', args: [`rho=${adadeltaRho}`, 'eps=1e-7'] }),
  typescript: ({ adadeltaRho }) => ({ callee: 'tf.train.adadelta', args: [String(adadeltaRho), '1e-7'] }),
  savedTfjs: ({ adadeltaRho }) => ({ className: 'Adadelta', config: { rho: adadeltaRho, epsilon: EPSILON } }),
});
