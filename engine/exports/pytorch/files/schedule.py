"""The learning rate of each training step."""

import math

import torch

from table import RECIPE

SETTINGS = RECIPE["training"]
# seqloom: insert constants
FLOOR = 0.1
# seqloom: end


class Schedule:
    """Sets the learning rate of each coming step of an optimizer."""

    # seqloom: insert scheduleInit
    def __init__(self, optimizer: torch.optim.Optimizer, steps_per_epoch: int) -> None:
        # seqloom: end
        # seqloom: if scheduleSteps
        self.step = 0
        # seqloom: end
        # seqloom: if scheduleEpochs
        self.steps_per_epoch = steps_per_epoch
        # seqloom: end
        # seqloom: if scheduleLosses
        # What each epoch comes to, which is to be added here.
        self.losses: list[float] = []
        # seqloom: end
        optimizer.register_step_pre_hook(self.before_step)

    def before_step(self, optimizer: torch.optim.Optimizer, *_: object) -> None:
        rate = self.rate()
        for group in optimizer.param_groups:
            group["lr"] = rate
        # seqloom: if scheduleSteps
        self.step += 1
        # seqloom: end

    def rate(self) -> float:
        # seqloom: if warmUp
        # It grows in equal steps over the first epochs (Goyal et al. 2017).
        warm_up = SETTINGS["warmUpEpochs"] * self.steps_per_epoch
        if self.step < warm_up:
            return SETTINGS["learningRate"] * (self.step + 1) / warm_up
        # seqloom: end
        # seqloom: insert share
        step = self.step - warm_up
        steps = SETTINGS["epochs"] * self.steps_per_epoch - warm_up
        share = FLOOR + (1 - FLOOR) * (1 + math.cos(math.pi * step / steps)) / 2
        return SETTINGS["learningRate"] * share
        # seqloom: end


# seqloom: insert functions
# seqloom: end
