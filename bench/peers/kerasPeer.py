"""Keras on TensorFlow's CPU: `model.fit`, as its users train. Started by bench/engines.mjs."""

import time

import keras
import numpy as np
import tensorflow as tf
from keras import layers

from protocol import serve

SEED = 7


def build(case):
    stack = [keras.Input((case["timesteps"], case["features"]))]
    for spec in case["layers"]:
        # Keras's own defaults otherwise: a GRU therefore resets after the recurrent product.
        cell = {"lstm": layers.LSTM, "gru": layers.GRU}[spec["cell"]](
            spec["units"],
            return_sequences=spec["output"] == "sequences",
            dropout=spec["dropout"],
            recurrent_dropout=spec["recurrentDropout"],
        )
        stack.append(layers.Bidirectional(cell) if spec["bidirectional"] else cell)
    model = keras.Sequential([*stack, layers.Dense(1)])
    model.compile(loss="mse", optimizer="adam")
    return model


class EpochTimer(keras.callbacks.Callback):
    """Seconds of each epoch."""

    def __init__(self):
        super().__init__()
        self.seconds = []

    def on_epoch_begin(self, epoch, logs=None):
        self.start = time.perf_counter()

    def on_epoch_end(self, epoch, logs=None):
        self.seconds.append(time.perf_counter() - self.start)


# One process trains one case; its model stays, so that only the first request traces the graph.
models = {}


def measure(case, steps_per_epoch, measured_epochs):
    if case["id"] not in models:
        models[case["id"]] = build(case)
    model = models[case["id"]]
    windows = steps_per_epoch * case["batchSize"]
    random = np.random.default_rng(SEED)
    x = random.standard_normal((windows, case["timesteps"], case["features"]), dtype=np.float32)
    y = random.standard_normal((windows, 1), dtype=np.float32)
    timer = EpochTimer()
    model.fit(x, y, batch_size=case["batchSize"], epochs=1 + measured_epochs, verbose=0, callbacks=[timer])
    return [1000 * seconds / steps_per_epoch for seconds in timer.seconds[1:]]


keras.utils.set_random_seed(SEED)
serve({"keras": keras.__version__, "tensorflow": tf.__version__}, measure)
