"""The exported Keras program and the `.keras` file, in real Keras."""

import importlib

import keras
import numpy as np

from cases import STEP_TOLERANCE, assert_close, assert_outputs, check_forecasts, check_outputs, program


def test_program_gives_the_outputs_of_the_app(case):
    check_outputs(case, "keras")


def test_program_prints_the_forecasts_of_the_app(whole_case, monkeypatch, tmp_path):
    check_forecasts(whole_case, "keras", monkeypatch, tmp_path / "other.csv")


def test_program_takes_the_training_step_of_the_app(case):
    """Its own data, its own model with the weights of the app, its own compile settings."""
    if not case.about["hasStep"]:
        return
    with program(case.folder / "keras"):
        forecast, train = (importlib.import_module(name) for name in ("inference", "train"))
        data, table = (importlib.import_module(name) for name in ("data", "table"))
        trained, fitted = forecast.load_trained()
        prepared = data.prepare(table.read_table(table.DATA_FILE), fitted)
        inputs, targets, *weights = train.windows(prepared, "train")
        model = train.build_model()
        model.set_weights(trained.get_weights())
        # Without tracing, which takes longer than the one step.
        model.run_eagerly = True
        set_epsilon_as_published(model.optimizer)
        model.train_on_batch(
            inputs, *(part if len(part) > 1 else part[0] for part in (targets, *weights))
        )
        expected = keras.saving.load_model(
            case.folder / "stepped" / "keras" / "model" / "model.keras", compile=False
        )
    for weight, after, before in zip(
        expected.weights, model.get_weights(), trained.get_weights(), strict=True
    ):
        wanted = np.asarray(weight.value)
        assert_close(case, f"the new {weight.path}", after, wanted, STEP_TOLERANCE)
        assert before.shape == after.shape


def set_epsilon_as_published(optimizer: keras.optimizers.Optimizer) -> None:
    """Puts Adam's epsilon where the app and PyTorch have it, for the first step.

    Keras adds it before the bias correction, as the end of section 2 of Kingma and Ba
    (2015) suggests; their algorithm 1 adds it afterward. Only gradients as small as it
    feel the difference, but one step in the sign of the gradient hides nothing.
    """
    if isinstance(optimizer, keras.optimizers.Adam):
        optimizer.epsilon *= (1 - optimizer.beta_2) ** 0.5


def test_file_opens_in_keras_with_the_outputs_of_the_app(whole_case):
    case = whole_case
    with program(case.folder / "keras"):
        # Brings the functions that Keras 3 does not have.
        importlib.import_module("model")
        model = keras.saving.load_model(case.file("keras-file", ".keras"))
    outputs = model.predict(case.inputs, verbose=0)
    assert_outputs(case, outputs if isinstance(outputs, list) else [outputs])
    assert model.optimizer is not None, "it can be trained on"
