"""Files that real Keras wrote, imported through the command line and run on the same arrays."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import keras
import numpy as np
import pytest
from keras import layers

NODE = os.environ.get("SEQLOOM_NODE", "node")
CLI = os.environ.get("SEQLOOM_CLI", "out/cli/seqloom.mjs")
TOLERANCE = 1e-5
STEPS, FEATURES, CODES, WINDOWS = 6, 3, 5, 4


def sequential(*made: layers.Layer) -> keras.Model:
    return keras.Sequential([layers.Input((STEPS, FEATURES)), *made])


def on_sequence(layer: layers.Layer) -> keras.Model:
    """A layer that gives a sequence, and what makes an output of it."""
    return sequential(layer, layers.LSTM(3), layers.Dense(1))


def on_codes(**options) -> keras.Model:
    return keras.Sequential(
        [
            layers.Input((STEPS,), dtype="int32"),
            layers.Embedding(CODES, 3, **options),
            layers.LSTM(3),
            layers.Dense(1),
        ]
    )


def merged(layer: layers.Layer) -> keras.Model:
    given = layers.Input((STEPS, FEATURES))
    branches = [layers.Dense(4, activation=name)(given) for name in ("tanh", "relu")]
    return keras.Model(given, layers.Dense(1)(layers.GRU(3)(layer(branches))))


def two_inputs() -> keras.Model:
    numbers = layers.Input((STEPS, FEATURES), name="numbers")
    codes = layers.Input((STEPS,), dtype="int32", name="codes")
    joined = layers.Concatenate()([numbers, layers.Embedding(CODES, 2)(codes)])
    return keras.Model([numbers, codes], layers.Dense(1)(layers.LSTM(4)(joined)))


def two_outputs() -> keras.Model:
    given = layers.Input((STEPS, FEATURES))
    shared = layers.GRU(4)(given)
    amount = layers.Dense(1, name="amount")(shared)
    kind = layers.Dense(3, activation="softmax", name="kind")(shared)
    return keras.Model(given, [amount, kind])


def encoder_decoder(cell: type, states: int) -> keras.Model:
    given = layers.Input((STEPS, FEATURES))
    encoded, *state = cell(4, return_state=True)(given)
    assert len(state) == states
    repeated = layers.RepeatVector(3)(encoded)
    decoded = cell(4, return_sequences=True)(repeated, initial_state=state)
    return keras.Model(given, layers.Dense(1)(layers.Flatten()(decoded)))


def attending(**options) -> keras.Model:
    given = layers.Input((STEPS, FEATURES))
    value = layers.LSTM(4, return_sequences=True)(given)
    query = layers.GRU(4, return_sequences=True)(given)
    pooled = layers.GlobalAveragePooling1D()(layers.Attention(**options)([query, value]))
    return keras.Model(given, layers.Dense(1)(pooled))


def stacked() -> keras.Model:
    return sequential(
        layers.Masking(0.0),
        layers.Bidirectional(layers.LSTM(4, return_sequences=True)),
        layers.Dropout(0.2),
        layers.GRU(4),
        layers.Dense(4, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    )


def convolved() -> keras.Model:
    return sequential(
        layers.Conv1D(5, 3, padding="causal", dilation_rate=2, activation="relu"),
        layers.Conv1D(4, 2, strides=2, padding="same"),
        layers.MaxPooling1D(2, strides=1, padding="same"),
        layers.LSTM(3),
        layers.Dense(1),
    )


RECURRENT = {
    f"{cell.__name__}-{label}": lambda cell=cell, options=options: on_sequence(
        cell(4, return_sequences=True, **options)
    )
    for cell in (layers.LSTM, layers.GRU, layers.SimpleRNN)
    for label, options in {
        "default": {},
        "relu": {"activation": "relu"},
        "no-bias": {"use_bias": False},
        "backwards": {"go_backwards": True},
    }.items()
}
BIDIRECTIONAL = {
    f"Bidirectional-{cell.__name__}-{merge}": lambda cell=cell, merge=merge: on_sequence(
        layers.Bidirectional(cell(3, return_sequences=True), merge_mode=merge)
    )
    for cell, merge in (
        (layers.LSTM, "concat"),
        (layers.GRU, "sum"),
        (layers.SimpleRNN, "mul"),
        (layers.LSTM, "ave"),
    )
}
MERGES = {
    layer.__name__: lambda layer=layer: merged(layer())
    for layer in (
        *(layers.Add, layers.Multiply, layers.Average),
        *(layers.Maximum, layers.Minimum, layers.Concatenate),
    )
}
LAYERS: dict[str, Callable[[], keras.Model]] = {
    **RECURRENT,
    **BIDIRECTIONAL,
    **MERGES,
    "LSTM-hard-sigmoid": lambda: on_sequence(
        layers.LSTM(4, return_sequences=True, recurrent_activation="hard_sigmoid")
    ),
    "GRU-reset-before": lambda: on_sequence(
        layers.GRU(4, return_sequences=True, reset_after=False)
    ),
    "Embedding": lambda: on_codes(),
    "Embedding-mask": lambda: on_codes(mask_zero=True),
    "Masking": lambda: on_sequence(layers.Masking(0.0)),
    "Dense-softmax": lambda: on_sequence(layers.Dense(4, activation="softmax")),
    "Dense-no-bias": lambda: on_sequence(layers.Dense(4, use_bias=False)),
    "Dropout": lambda: on_sequence(layers.Dropout(0.5)),
    "Activation": lambda: on_sequence(layers.Activation("tanh")),
    "ReLU": lambda: on_sequence(layers.ReLU()),
    "LayerNormalization": lambda: on_sequence(layers.LayerNormalization(epsilon=0.01)),
    "Conv1D": lambda: on_sequence(layers.Conv1D(4, 3, padding="same", strides=2)),
    "AveragePooling1D": lambda: on_sequence(layers.AveragePooling1D(3, 2, padding="same")),
    "MaxPooling1D": lambda: on_sequence(layers.MaxPooling1D(2)),
    "GlobalMaxPooling1D": lambda: sequential(layers.GlobalMaxPooling1D(), layers.Dense(1)),
    "GlobalAveragePooling1D": lambda: sequential(
        layers.GlobalAveragePooling1D(), layers.Dense(1)
    ),
    "Flatten": lambda: sequential(layers.Flatten(), layers.Dense(1)),
    "TimeDistributed": lambda: on_sequence(layers.TimeDistributed(layers.Dense(4))),
    "Attention": lambda: attending(),
    "Attention-scale": lambda: attending(use_scale=True),
}
GRAPHS: dict[str, Callable[[], keras.Model]] = {
    "stacked": stacked,
    "convolved": convolved,
    "two-inputs": two_inputs,
    "two-outputs": two_outputs,
    "encoder-decoder-LSTM": lambda: encoder_decoder(layers.LSTM, 2),
    "encoder-decoder-GRU": lambda: encoder_decoder(layers.GRU, 1),
}
FORMS = ("keras", "h5", "json")
CASES = [(name, "keras") for name in LAYERS] + [
    (name, form) for name in GRAPHS for form in FORMS
]


def seqloom(*arguments: object) -> str:
    run = subprocess.run(
        [NODE, CLI, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8"
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def save(model: keras.Model, folder: Path, form: str) -> list[object]:
    """Saves a model; returns what `seqloom import` is called with."""
    if form != "json":
        file = folder / f"model.{form}"
        model.save(file)
        return [file]
    (folder / "model.json").write_text(model.to_json())
    model.save_weights(folder / "model.weights.h5")
    return [folder / "model.json", "--weights", folder / "model.weights.h5"]


def draw_inputs(model: keras.Model, random: np.random.Generator) -> list[np.ndarray]:
    inputs = []
    for given in model.inputs:
        shape = (WINDOWS, *given.shape[1:])
        if given.dtype == "int32":
            inputs.append(random.integers(0, CODES, shape).astype("int32"))
            continue
        values = random.normal(size=shape).astype("float32")
        # Steps for a mask to hide.
        values[random.random(shape[:2]) < 0.2] = 0
        inputs.append(values)
    return inputs


@pytest.mark.parametrize(("name", "form"), CASES, ids=lambda part: part)
@pytest.mark.filterwarnings("ignore:.*HDF5 file.*", "ignore:.*structure of `inputs`.*")
def test_file_of_keras_gives_the_same_outputs(name: str, form: str, tmp_path: Path):
    random = np.random.default_rng(len(name))
    model = {**LAYERS, **GRAPHS}[name]()
    model.set_weights(
        [random.normal(scale=0.5, size=weight.shape) for weight in model.get_weights()]
    )
    inputs = draw_inputs(model, random)
    outputs = model.predict(inputs, verbose=0)
    outputs = outputs if isinstance(outputs, list) else [outputs]

    project = tmp_path / "model.seqloom"
    seqloom("import", *save(model, tmp_path, form), "--out", project)
    tensors = []
    for given, values in zip(model.inputs, inputs, strict=True):
        np.save(tmp_path / f"{given.name}.npy", values)
        named = f"{given.name}=" if len(inputs) > 1 else ""
        tensors += ["--tensor", f"{named}{tmp_path / given.name}.npy"]
    seqloom("predict", project, *tensors, "--out", tmp_path / "y.npy")
    written = [tmp_path / "y.npy"] if len(outputs) == 1 else sorted(tmp_path.glob("y_*.npy"))
    predicted = [np.load(file) for file in written]
    # Several are written under the names of their Targets; no two have the same shape here.
    for expected in outputs:
        differences = [
            np.abs(actual - expected).max() for actual in predicted if actual.shape == expected.shape
        ]
        assert differences, f"{name}: no output has shape {expected.shape}"
        assert min(differences) <= TOLERANCE, f"{name}: differs by {min(differences):.3g}"
