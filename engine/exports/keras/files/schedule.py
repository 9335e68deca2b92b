"""The learning rate of each training step."""

import math

import keras

from table import RECIPE

SETTINGS = RECIPE["training"]
# seqloom: insert constants
FLOOR = 0.1
# seqloom: end


class Schedule(keras.callbacks.Callback):
    """Sets the learning rate of each batch."""

    # seqloom: if scheduleLosses
    def __init__(self) -> None:
        super().__init__()
        self.losses: list[float] = []

    def on_epoch_end(self, epoch: int, logs: dict | None = None) -> None:
        # seqloom: insert epochLoss
        self.losses.append((logs or {})["val_loss"])
        # seqloom: end

    # seqloom: end
    def on_train_batch_begin(self, batch: int, logs: dict | None = None) -> None:
        optimizer = self.model.optimizer
        # seqloom: if scheduleSteps
        self.step = int(keras.ops.convert_to_numpy(optimizer.iterations))
        # seqloom: end
        # seqloom: if scheduleEpochs
        self.steps_per_epoch = self.params["steps"]
        # seqloom: end
        rate = self.rate()
        # seqloom: if ratedSlots
        # Keras keeps these multiplied by the learning rate of the last step.
        # seqloom: insert ratedSlots
        for average in getattr(optimizer, "_momentums", []):
            # seqloom: end
            average.assign(average * (rate / float(optimizer.learning_rate)))
        # seqloom: end
        optimizer.learning_rate = rate

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
