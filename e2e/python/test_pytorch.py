"""The exported PyTorch program, in real PyTorch."""

import contextlib
import importlib
import io

import torch
from safetensors.numpy import load_file

from cases import STEP_TOLERANCE, assert_close, check_forecasts, check_outputs, program

torch.set_num_threads(2)


def test_program_gives_the_outputs_of_the_app(case):
    check_outputs(case, "pytorch")


def test_program_prints_the_forecasts_of_the_app(whole_case, monkeypatch, tmp_path):
    check_forecasts(whole_case, "pytorch", monkeypatch, tmp_path / "other.csv")


def test_program_takes_the_training_step_of_the_app(case, monkeypatch):
    """Its own training of one epoch that is one batch, from the weights of the app."""
    if not case.about["hasStep"]:
        return
    saved = {}
    with program(case.folder / "pytorch"), contextlib.redirect_stdout(io.StringIO()):
        forecast, train = (importlib.import_module(name) for name in ("inference", "train"))
        trained, _ = forecast.load_trained()
        initialize = train.initialize

        def start_trained(model):
            initialize(model)
            model.load_state_dict(trained.state_dict())

        monkeypatch.setattr(train, "initialize", start_trained)
        monkeypatch.setitem(train.SETTINGS, "epochs", 1)
        monkeypatch.setitem(train.SETTINGS, "batchSize", 100_000)
        monkeypatch.setattr(train, "save_file", lambda tensors, file: saved.update(tensors))
        train.main()
    expected = load_file(case.folder / "stepped" / "pytorch" / "model" / "model.safetensors")
    # PyTorch counts the steps of a batch normalization; nothing reads that.
    assert {name for name in saved if not name.endswith("num_batches_tracked")} == set(expected)
    for name, wanted in expected.items():
        # It moves the variance of a batch normalization by that of the population, n / (n − 1) times the batch's.
        tolerance = 1e-2 if name.endswith("running_var") else STEP_TOLERANCE
        assert_close(case, f"the new {name}", saved[name].numpy(), wanted, tolerance)


