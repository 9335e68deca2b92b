import { ADAM_WGSL, adamScalars, adamStep, kerasBetas, MOMENT_PARAMS, torchBetas } from './adam';
import { defineOptimizer, EPSILON } from './defineOptimizer';

/** Adam with weight decay beside the gradient instead of in it. Every weight decays, biases too, as in Keras and PyTorch. */
export const adamW = defineOptimizer({
  id: 'adamW',
  reference: 'Loshchilov and Hutter 2019.',
  formula: ['p ← p − η·λ·p', 'm ← β₁·m + (1 − β₁)·g', 'v ← β₂·v + (1 − β₂)·g²', 'p ← p − η·m̂ / (√v̂ + ε)'],
  params: { weightDecay: { kind: 'number', default: 0.004, min: 0, max: 10, step: 0.001 }, ...MOMENT_PARAMS },
  slots: () => [0, 0],
  scalars: (settings, rate, step) => adamScalars(settings, rate, step, 1 - rate * settings.weightDecay),
  tfjs: (tf, weight, gradient, slots, scalars) =>
    adamStep(tf, tf.mul(weight, scalars.keep ?? 1), gradient, slots, scalars),
  kernel: () => 0,
  wgsl: () => ADAM_WGSL,
  keras: {
    className: 'AdamW',
    args: (settings) => ({ weight_decay: settings.weightDecay, ...kerasBetas(settings) }),
    defaults: { learning_rate: 0.001, weight_decay: 0.004, beta_1: 0.9, beta_2: 0.999 },
    saved: { epsilon: EPSILON, amsgrad: false },
  },
  torch: (settings) => ({
    callee: 'torch.optim.AdamW',
    args: [`weight_decay=${settings.weightDecay}`, ...torchBetas(settings), 'eps=1e-7'],
  }),
  typescript: ({ weightDecay, beta1, beta2 }) => ({
    callee: 'adamW',
    args: [String(weightDecay), String(beta1), String(beta2)],
    module: TYPESCRIPT_MODULE,
  }),
  savedTfjs: () => null,
});

const TYPESCRIPT_MODULE = {
  name: 'adamW',
  text: `import * as tf from '@tensorflow/tfjs';

/** Adam with weight decay beside the gradient instead of in it (Loshchilov and Hutter 2019). */
class AdamW extends tf.AdamOptimizer {
  constructor(
    learningRate: number,
    private readonly weightDecay: number,
    beta1: number,
    beta2: number,
  ) {
    super(learningRate, beta1, beta2, 1e-7);
  }

  override applyGradients(gradients: Parameters<tf.AdamOptimizer['applyGradients']>[0]): void {
    const names = Array.isArray(gradients) ? gradients.map(({ name }) => name) : Object.keys(gradients);
    const keep = 1 - this.learningRate * this.weightDecay;
    tf.tidy(() => {
      for (const name of names) {
        const weight = tf.engine().registeredVariables[name];
        weight?.assign(weight.mul(keep));
      }
    });
    super.applyGradients(gradients);
  }
}

/** An optimizer whose weights shrink by \`weightDecay\` times the learning rate at each step. */
export function adamW(learningRate: number, weightDecay: number, beta1: number, beta2: number): tf.Optimizer {
  return new AdamW(learningRate, weightDecay, beta1, beta2);
}
`,
} as const;
