"""Makes the files in engine/imports/fixtures that the engine's tests import.

The files of Keras 3 are written by Keras itself. Keras 1 and 2 do not run on today's Python: theirs are laid out with
h5py as Keras 1.2 and Keras 2.15 lay them out, with names, attributes and options as in files of theirs.

    python make_import_fixtures.py FOLDER
"""

import json
import os
import sys

os.environ.setdefault("KERAS_BACKEND", "tensorflow")

import h5py
import keras
import numpy as np
from keras import layers


def ramp(*shape: int, start: int = 1) -> np.ndarray:
    """Small values, all different."""
    return (np.arange(start, start + np.prod(shape), dtype="float32") / 50 - 0.2).reshape(shape)


def keras3(folder: str) -> None:
    model = keras.Sequential(
        [keras.Input((4, 2), name="input"), layers.GRU(2, name="gru"), layers.Dense(1, name="dense")],
        name="small",
    )
    model.set_weights([ramp(*weight.shape, start=i) for i, weight in enumerate(model.get_weights())])
    model.compile(loss="mse", optimizer="sgd")
    model.save(f"{folder}/keras3.keras")
    model.save(f"{folder}/keras3.h5")
    model.save_weights(f"{folder}/keras3.weights.h5")
    with open(f"{folder}/keras3.json", "w") as file:
        file.write(model.to_json())
    x = np.sin(np.arange(24, dtype="float32")).reshape(3, 4, 2)
    y = model.predict(x, verbose=0)
    with open(f"{folder}/keras3.expected.json", "w") as file:
        json.dump({"x": x.ravel().tolist(), "y": y.ravel().tolist()}, file)


def write_weights(group: h5py.Group, by_layer: dict[str, dict[str, np.ndarray]]) -> None:
    group.attrs["layer_names"] = [name.encode() for name in by_layer]
    for layer, weights in by_layer.items():
        own = group.create_group(layer)
        own.attrs["weight_names"] = [name.encode() for name in weights]
        for name, values in weights.items():
            own.create_dataset(name, data=values)


def keras2(folder: str) -> None:
    """An encoder and decoder with states by name, as tf.keras 2.15 writes it."""

    def layer(class_name: str, name: str, inbound: list, **config: object) -> dict:
        return {"class_name": class_name, "config": {"name": name, **config}, "name": name, "inbound_nodes": inbound}

    rnn = {"units": 2, "activation": "tanh", "recurrent_activation": "hard_sigmoid", "use_bias": True}
    config = {
        "class_name": "Functional",
        "config": {
            "name": "model",
            "layers": [
                layer("InputLayer", "input_1", [], batch_input_shape=[None, 4, 2], dtype="float32"),
                layer("LSTM", "encoder", [[["input_1", 0, 0, {}]]], return_state=True, **rnn),
                layer("RepeatVector", "repeat", [[["encoder", 0, 0, {}]]], n=3),
                layer(
                    "LSTM",
                    "decoder",
                    [[["repeat", 0, 0, {"initial_state": [["encoder", 0, 1], ["encoder", 0, 2]]}]]],
                    return_sequences=False,
                    **rnn,
                ),
                layer("Dense", "dense", [[["decoder", 0, 0, {}]]], units=1, activation="linear", use_bias=True),
            ],
            "input_layers": [["input_1", 0, 0]],
            "output_layers": [["dense", 0, 0]],
        },
    }
    cell = "lstm_cell"
    lstm = {"kernel:0": ramp(2, 8), "recurrent_kernel:0": ramp(2, 8, start=3), "bias:0": ramp(8)}
    with h5py.File(f"{folder}/keras2.h5", "w") as file:
        file.attrs["keras_version"] = b"2.15.0"
        file.attrs["backend"] = b"tensorflow"
        file.attrs["model_config"] = json.dumps(config).encode()
        file.attrs["training_config"] = json.dumps({"loss": "mean_absolute_error", "metrics": None}).encode()
        write_weights(
            file.create_group("model_weights"),
            {
                "input_1": {},
                "encoder": {f"encoder/{cell}/{name}": values for name, values in lstm.items()},
                "repeat": {},
                "decoder": {f"decoder/{cell}/{name}": values for name, values in lstm.items()},
                "dense": {"dense/kernel:0": ramp(2, 1), "dense/bias:0": ramp(1)},
            },
        )


def keras1(folder: str) -> None:
    """A sequential model with the weights of each gate apart, as Keras 1.2 writes it."""
    lstm = {
        "name": "lstm_1",
        "output_dim": 2,
        "init": "glorot_uniform",
        "inner_init": "orthogonal",
        "forget_bias_init": "one",
        "activation": "tanh",
        "inner_activation": "hard_sigmoid",
        "return_sequences": False,
        "go_backwards": False,
        "stateful": False,
        "unroll": False,
        "consume_less": "cpu",
        "dropout_W": 0.1,
        "dropout_U": 0.0,
        "input_dim": 3,
        "input_length": 4,
        "batch_input_shape": [None, 4, 3],
    }
    dense = {"name": "dense_1", "output_dim": 1, "init": "glorot_uniform", "activation": "linear", "bias": True}
    config = {
        "class_name": "Sequential",
        "config": [{"class_name": "LSTM", "config": lstm}, {"class_name": "Dense", "config": dense}],
    }
    gates = {}
    for number, gate in enumerate(["i", "c", "f", "o"]):
        gates[f"lstm_1_W_{gate}"] = np.full((3, 2), number, dtype="float32")
        gates[f"lstm_1_U_{gate}"] = np.full((2, 2), number + 10, dtype="float32")
        gates[f"lstm_1_b_{gate}"] = np.full((2,), number + 20, dtype="float32")
    with h5py.File(f"{folder}/keras1.h5", "w") as file:
        file.attrs["keras_version"] = b"1.2.2"
        file.attrs["model_config"] = json.dumps(config).encode()
        write_weights(
            file.create_group("model_weights"),
            {"lstm_1": gates, "dense_1": {"dense_1_W": ramp(2, 1), "dense_1_b": ramp(1)}},
        )


if __name__ == "__main__":
    target = sys.argv[1]
    os.makedirs(target, exist_ok=True)
    keras3(target)
    keras2(target)
    keras1(target)
