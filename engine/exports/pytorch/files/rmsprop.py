"""RMSprop as Keras defines it."""

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
