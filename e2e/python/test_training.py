"""Twenty steps with every loss, optimizer and schedule, as the exports write them, in real Keras and PyTorch."""

import importlib
import json
from pathlib import Path

import keras
import numpy as np
import pytest
import torch

import cases

CASES = cases.folders(("training",))
TOLERANCE = 1e-4
METRICS = cases.FOLDER / "metrics.json"


@pytest.fixture(params=CASES, ids=lambda folder: folder.name)
def training(request) -> Path:
    error = request.param / "error.txt"
    assert not error.exists(), error.read_text()
    return request.param


def arrays(folder: Path, kind: str) -> list[np.ndarray]:
    return [np.load(folder / f"{kind}{i}.npy") for i in range(4)]


def compare(folder: Path, actual: list[np.ndarray], losses: list[float]) -> None:
    about = json.loads((folder / "case.json").read_text())
    for i, (weight, expected) in enumerate(zip(actual, arrays(folder, "last"), strict=True)):
        difference = np.abs(weight - expected).max() / max(1.0, np.abs(expected).max())
        assert difference <= TOLERANCE, f"weight {i} of {folder.name} differs by {difference:.3g}"
        assert np.abs(expected - arrays(folder, "first")[i]).max() > 10 * TOLERANCE, "it moved"
    np.testing.assert_allclose(losses, about["losses"], rtol=1e-3, atol=1e-5)


def test_keras_ends_at_the_weights_of_the_app(training):
    about = json.loads((training / "case.json").read_text())
    x, y = np.load(training / "x.npy"), np.load(training / "y.npy")
    first = arrays(training, "first")
    model = keras.Sequential(
        [
            keras.layers.Input(x.shape[1:]),
            *([keras.layers.Masking()] if x.ndim == 3 else []),
            keras.layers.Dense(first[1].size, activation="tanh"),
            keras.layers.Dense(first[3].size, activation=about["activation"]),
        ]
    )
    model.set_weights(first)
    with cases.program(training / "keras"):
        importlib.import_module("training").compile_model(model)
        callbacks = [importlib.import_module("schedule").Schedule()] if about["hasSchedule"] else []
    history = model.fit(
        x,
        y,
        epochs=about["epochs"],
        batch_size=about["batchSize"],
        shuffle=False,
        validation_data=(x, y),
        validation_batch_size=len(x),
        callbacks=callbacks,
        verbose=0,
    )
    compare(training, model.get_weights(), history.history["val_loss"])


def test_pytorch_ends_at_the_weights_of_the_app(training):
    about = json.loads((training / "case.json").read_text())
    x, y = (torch.from_numpy(np.load(training / f"{name}.npy")) for name in "xy")
    weights = [torch.nn.Parameter(torch.from_numpy(array)) for array in arrays(training, "first")]
    activate = {
        "softmax": lambda z: torch.softmax(z, dim=-1),
        "sigmoid": torch.sigmoid,
        "linear": lambda z: z,
    }[about["activation"]]

    def predict(inputs):
        hidden = torch.tanh(inputs @ weights[0] + weights[1])
        return activate(hidden @ weights[2] + weights[3])

    with cases.program(training / "torch"):
        program = importlib.import_module("training")
        optimizer = program.make_optimizer(weights)
        schedule = None
        if about["hasSchedule"]:
            schedule = importlib.import_module("schedule").Schedule(optimizer, len(x) // about["batchSize"])
    def loss_of(rows):
        prediction, truth = predict(x[rows]), y[rows]
        if x.ndim == 2:
            return program.loss_of(prediction, truth)
        counts = (x[rows] != 0).any(dim=-1)
        return program.loss_of(prediction[counts], truth[counts])

    size, losses = about["batchSize"], []
    for _ in range(about["epochs"]):
        for batch in range(len(x) // size):
            optimizer.zero_grad()
            rows = slice(batch * size, (batch + 1) * size)
            loss_of(rows).backward()
            if about["clipNorm"] > 0:
                torch.nn.utils.clip_grad_norm_(weights, about["clipNorm"])
            optimizer.step()
        with torch.no_grad():
            losses.append(loss_of(slice(None)).item())
        if hasattr(schedule, "losses"):
            schedule.losses.append(losses[-1])
    compare(training, [weight.detach().numpy() for weight in weights], losses)


def test_metrics_of_numbers_are_those_of_the_app():
    facts = json.loads(METRICS.read_text())["numbers"]
    truth, guess = np.array(facts["truth"]), np.array(facts["prediction"])
    scope = {"np": np, "truth": truth, "guess": guess, "miss": np.abs(guess - truth), "step": facts["step"]}
    assert eval("{" + "".join(facts["lines"]) + "}", scope) == pytest.approx(facts["values"], rel=1e-9)


def test_metrics_of_classes_are_those_of_the_app():
    facts = json.loads(METRICS.read_text())["classes"]
    truth, rows = np.array(facts["truth"]), np.array(facts["rows"])
    scope = {}
    exec(facts["source"], scope)
    figures = scope["class_metrics"](truth, rows.argmax(axis=1), rows)
    assert figures == pytest.approx(facts["values"], rel=1e-9)
