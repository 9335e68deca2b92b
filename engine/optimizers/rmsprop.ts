import { decayParam, defineOptimizer, EPSILON } from './defineOptimizer';

/** The gradient divided by a running root mean square of its own. */
export const rmsprop = defineOptimizer({
  id: 'rmsprop',
  reference: 'Tieleman and Hinton 2012.',
  formula: ['v ← ρ·v + (1 − ρ)·g²', 'p ← p − η·g / √(v + ε)'],
  params: { rho: decayParam(0.9) },
  slots: () => [0],
  scalars: ({ rho }, rate) => ({ rate, rho }),
  tfjs: (tf, weight, gradient, slots, { rate = 0, rho = 0 }) => {
    const [before] = slots as [(typeof slots)[0]];
    const square = tf.add(tf.mul(before, rho), tf.mul(tf.square(gradient), 1 - rho));
    return [tf.sub(weight, tf.div(tf.mul(gradient, rate), tf.sqrt(tf.add(square, EPSILON)))), square];
  },
  kernel: () => 1,
  wgsl: () => `
      let v = uniforms.rho * slots[a] + (1.0 - uniforms.rho) * g * g;
      slots[a] = v;
      p -= uniforms.rate * g / sqrt(v + ${EPSILON});`,
  keras: {
    className: 'RMSprop',
    args: ({ rho }) => ({ rho }),
    defaults: { learning_rate: 0.001, rho: 0.9 },
    saved: { momentum: 0, epsilon: EPSILON, centered: false },
  },
  torch: ({ rho }) => ({ callee: 'RMSprop', args: rho === 0.9 ? [] : [`rho=${rho}`], module: TORCH_MODULE }),
  typescript: ({ rho }) => ({ callee: 'tf.train.rmsprop', args: [String(rho), '0', '1e-7'] }),
  savedTfjs: ({ rho }) => ({
    className: 'RMSProp',
    config: { decay: rho, momentum: 0, epsilon: EPSILON, centered: false },
  }),
});

const TORCH_MODULE = {
  name: 'rmsprop',
  text: `"""RMSprop as Keras defines it."""

from collections.abc import Iterable

import torch
from torch import nn


class RMSprop(torch.optim.Optimizer):
    """w -= lr * g / sqrt(v + epsilon), with v = rho * v + (1 - rho) * g * g.

    After Tieleman and Hinton (2012). torch.optim.RMSprop adds its epsilon outside of
    the root, where 1e-7 counts for far less: small gradients would take larger steps.
    """

    def __init__(
        self,
        parameters: Iterable[nn.Parameter],
        lr: float,
        rho: float = 0.9,
        epsilon: float = 1e-7,
    ) -> None:
        super().__init__(parameters, {"lr": lr, "rho": rho, "epsilon": epsilon})

    @torch.no_grad()
    def step(self, closure: None = None) -> None:
        for group in self.param_groups:
            rho = group["rho"]
            for weight in group["params"]:
                if weight.grad is None:
                    continue
                state = self.state[weight]
                if not state:
                    state["v"] = torch.zeros_like(weight)
                v = state["v"]
                v.mul_(rho).addcmul_(weight.grad, weight.grad, value=1 - rho)
                root = (v + group["epsilon"]).sqrt()
                weight.addcdiv_(weight.grad, root, value=-group["lr"])
`,
} as const;
