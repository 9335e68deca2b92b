import type * as tfjs from '@tensorflow/tfjs';
import { kerasBetas, MOMENT_PARAMS, torchBetas } from './adam';
import { defineOptimizer, EPSILON } from './defineOptimizer';

/** How fast the warm-up of the momentum ends (Dozat 2016, section 3; the same in Keras). */
const DECAY = 0.96;
/** Beyond so many steps the warm-up is over to the last bit. */
const WARM_UP = 2000;

/** The momentum of step `step`, and the product of those of all steps up to it. */
function momentumAt(beta1: number, step: number): { readonly momentum: number; readonly product: number } {
  let product = beta1 ** step;
  for (let i = 1; i <= Math.min(step, WARM_UP); i++) product *= 1 - 0.5 * DECAY ** i;
  return { momentum: beta1 * (1 - 0.5 * DECAY ** step), product };
}

/** Adam with Nesterov's momentum, whose share grows over the first steps. */
export const nadam = defineOptimizer({
  id: 'nadam',
  reference: 'Dozat 2016.',
  formula: [
    'μ_t = β₁·(1 − 0.96ᵗ/2)',
    'm ← β₁·m + (1 − β₁)·g',
    'v ← β₂·v + (1 − β₂)·g²',
    'm̂ = μ_{t+1}·m / (1 − Π_{i≤t+1} μ_i) + (1 − μ_t)·g / (1 − Π_{i≤t} μ_i)',
    'p ← p − η·m̂ / (√v̂ + ε)',
  ],
  params: MOMENT_PARAMS,
  slots: () => [0, 0],
  scalars: ({ beta1, beta2 }, rate, step) => {
    const now = momentumAt(beta1, step);
    const next = momentumAt(beta1, step + 1);
    return {
      rate,
      beta1,
      beta2,
      meanShare: next.momentum / (1 - next.product),
      gradientShare: (1 - now.momentum) / (1 - now.product),
      second: 1 - beta2 ** step,
    };
  },
  tfjs: (tf, weight, gradient, slots, scalars) => {
    const { rate = 0, beta1 = 0, beta2 = 0, meanShare = 0, gradientShare = 0, second = 1 } = scalars;
    const [mean, square] = slots as [tfjs.Tensor, tfjs.Tensor];
    const newMean = tf.add(tf.mul(mean, beta1), tf.mul(gradient, 1 - beta1));
    const newSquare = tf.add(tf.mul(square, beta2), tf.mul(tf.square(gradient), 1 - beta2));
    const ahead = tf.add(tf.mul(newMean, meanShare), tf.mul(gradient, gradientShare));
    const size = tf.add(tf.sqrt(tf.div(newSquare, second)), EPSILON);
    return [tf.sub(weight, tf.mul(tf.div(ahead, size), rate)), newMean, newSquare];
  },
  kernel: () => 4,
  wgsl: () => `
      let m = uniforms.beta1 * slots[a] + (1.0 - uniforms.beta1) * g;
      let v = uniforms.beta2 * slots[b] + (1.0 - uniforms.beta2) * g * g;
      slots[a] = m;
      slots[b] = v;
      let ahead = uniforms.meanShare * m + uniforms.gradientShare * g;
      p -= uniforms.rate * ahead / (sqrt(v / uniforms.second) + ${EPSILON});`,
  keras: {
    className: 'Nadam',
    args: kerasBetas,
    defaults: { learning_rate: 0.001, beta_1: 0.9, beta_2: 0.999 },
    saved: { epsilon: EPSILON },
  },
  // PyTorch raises 0.96 to 0.004 times the step unless told otherwise.
  torch: (settings) => ({
    callee: 'torch.optim.NAdam',
    args: [...torchBetas(settings), 'eps=1e-7', 'momentum_decay=1.0'],
  }),
  typescript: ({ beta1, beta2 }) => ({
    callee: 'nadam',
    args: [String(beta1), String(beta2)],
    module: TYPESCRIPT_MODULE,
  }),
  savedTfjs: () => null,
});

const TYPESCRIPT_MODULE = {
  name: 'nadam',
  text: `import * as tf from '@tensorflow/tfjs';

interface Moments {
  readonly mean: tf.Variable;
  readonly square: tf.Variable;
}

/** Adam with Nesterov's momentum, whose share grows over the first steps (Dozat 2016). */
class Nadam extends tf.AdamOptimizer {
  private readonly moments = new Map<string, Moments>();
  private step = 0;
  private product = 1;

  override applyGradients(gradients: Parameters<tf.AdamOptimizer['applyGradients']>[0]): void {
    const { beta1, beta2, learningRate } = this;
    const momentumOf = (step: number): number => beta1 * (1 - 0.5 * 0.96 ** step);
    const now = momentumOf(++this.step);
    const next = momentumOf(this.step + 1);
    this.product *= now;
    const meanShare = next / (1 - this.product * next);
    const gradientShare = (1 - now) / (1 - this.product);
    const named = Array.isArray(gradients)
      ? gradients.map(({ name, tensor }) => [name, tensor] as const)
      : Object.entries(gradients);
    tf.tidy(() => {
      for (const [name, gradient] of named) {
        const weight = tf.engine().registeredVariables[name];
        if (!weight) continue;
        const { mean, square } = this.momentsOf(weight);
        mean.assign(mean.mul(beta1).add(gradient.mul(1 - beta1)));
        square.assign(square.mul(beta2).add(gradient.square().mul(1 - beta2)));
        const ahead = mean.mul(meanShare).add(gradient.mul(gradientShare));
        const size = square
          .div(1 - beta2 ** this.step)
          .sqrt()
          .add(1e-7);
        weight.assign(weight.sub(ahead.div(size).mul(learningRate)));
      }
    });
  }

  private momentsOf(weight: tf.Variable): Moments {
    let found = this.moments.get(weight.name);
    if (!found) {
      const zeros = (): tf.Variable => tf.variable(tf.zeros(weight.shape), false);
      this.moments.set(weight.name, (found = { mean: zeros(), square: zeros() }));
    }
    return found;
  }

  override dispose(): void {
    for (const { mean, square } of this.moments.values()) tf.dispose([mean, square]);
    super.dispose();
  }
}

/** Adam with Nesterov's momentum. */
export function nadam(learningRate: number, beta1: number, beta2: number): tf.Optimizer {
  return new Nadam(learningRate, beta1, beta2, 1e-7);
}
`,
} as const;
