import type * as tfjs from '@tensorflow/tfjs';
import type { Tf } from '../tensors/tf';
import { decayParam, defineOptimizer, EPSILON, type StepScalars } from './defineOptimizer';

/** The decays of the moving averages of gradients and of their squares, which Adam's descendants have too. */
export const MOMENT_PARAMS = { beta1: decayParam(0.9), beta2: { ...decayParam(0.999), step: 0.001 } };

interface Moments {
  readonly beta1: number;
  readonly beta2: number;
}

/** The decays as arguments in the order of PyTorch, where they are not its own. */
export const torchBetas = ({ beta1, beta2 }: Moments): string[] =>
  beta1 === 0.9 && beta2 === 0.999 ? [] : [`betas=(${beta1}, ${beta2})`];

/** The decays as Keras names them. */
export const kerasBetas = ({ beta1, beta2 }: Moments) => ({ beta_1: beta1, beta_2: beta2 });

/** Adam's scalars; `keep` is the share of a weight that weight decay leaves. */
export const adamScalars = ({ beta1, beta2 }: Moments, rate: number, step: number, keep: number) => ({
  rate,
  beta1,
  beta2,
  first: 1 - beta1 ** step,
  second: 1 - beta2 ** step,
  keep,
});

/** Adam's step from a weight that weight decay has shrunk already. */
export function adamStep(
  tf: Tf,
  weight: tfjs.Tensor,
  gradient: tfjs.Tensor,
  slots: readonly tfjs.Tensor[],
  { rate = 0, beta1 = 0, beta2 = 0, first = 1, second = 1 }: StepScalars,
): readonly [tfjs.Tensor, tfjs.Tensor, tfjs.Tensor] {
  const [mean, square] = slots as [tfjs.Tensor, tfjs.Tensor];
  const newMean = tf.add(tf.mul(mean, beta1), tf.mul(gradient, 1 - beta1));
  const newSquare = tf.add(tf.mul(square, beta2), tf.mul(tf.square(gradient), 1 - beta2));
  const size = tf.add(tf.sqrt(tf.div(newSquare, second)), EPSILON);
  return [tf.sub(weight, tf.mul(tf.div(tf.div(newMean, first), size), rate)), newMean, newSquare];
}

/** WGSL of Adam's step. */
export const ADAM_WGSL = `
      let m = uniforms.beta1 * slots[a] + (1.0 - uniforms.beta1) * g;
      let v = uniforms.beta2 * slots[b] + (1.0 - uniforms.beta2) * g * g;
      slots[a] = m;
      slots[b] = v;
      p = p * uniforms.keep - uniforms.rate * (m / uniforms.first) / (sqrt(v / uniforms.second) + ${EPSILON});`;

/**
 * Algorithm 1 of the paper. Keras adds ε before the bias correction instead, as the end of its section 2 suggests; only
 * gradients as small as ε feel the difference.
 */
export const adam = defineOptimizer({
  id: 'adam',
  reference: 'Kingma and Ba 2015.',
  formula: ['m ← β₁·m + (1 − β₁)·g', 'v ← β₂·v + (1 − β₂)·g²', 'p ← p − η·m̂ / (√v̂ + ε)'],
  params: MOMENT_PARAMS,
  slots: () => [0, 0],
  scalars: (settings, rate, step) => adamScalars(settings, rate, step, 1),
  tfjs: adamStep,
  kernel: () => 0,
  wgsl: () => ADAM_WGSL,
  keras: {
    className: 'Adam',
    args: kerasBetas,
    defaults: { learning_rate: 0.001, beta_1: 0.9, beta_2: 0.999 },
    saved: { epsilon: EPSILON, amsgrad: false },
  },
  torch: (settings) => ({ callee: 'torch.optim.Adam', args: [...torchBetas(settings), 'eps=1e-7'] }),
  typescript: ({ beta1, beta2 }) => ({ callee: 'tf.train.adam', args: [String(beta1), String(beta2), '1e-7'] }),
  savedTfjs: (settings) => ({ className: 'Adam', config: { ...kerasBetas(settings), epsilon: EPSILON } }),
});
