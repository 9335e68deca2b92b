"""The exported programs of sequence classification: the app's classes and figures, and trainings."""

import csv
import importlib
import io
import json
import sys
from contextlib import redirect_stdout

import numpy as np
import pytest

from cases import FIGURE_TOLERANCE, OUTPUT_TOLERANCE, program


@pytest.fixture(params=["keras", "pytorch"])
def kind(request) -> str:
    return request.param


def run(monkeypatch, name: str, *arguments: str) -> str:
    """What a program prints."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        monkeypatch.setattr(sys, "argv", [f"{name}.py", *arguments])
        importlib.import_module(name).main()
    return printed.getvalue()


def test_programs_say_what_the_app_says(sequence_case, kind, monkeypatch):
    case = sequence_case
    expected = json.loads((case.folder / "forecasts.json").read_text())[0]
    with program(case.folder / kind):
        lines = list(csv.DictReader(io.StringIO(run(monkeypatch, "predict"))))
        table = importlib.import_module("table")
        whole = list(csv.DictReader(io.StringIO(run(monkeypatch, "predict", "--input", str(table.DATA_FILE)))))
        scores = json.loads(run(monkeypatch, "evaluate", "--json"))
    assert [line["predicted"] for line in lines] == expected["values"]
    for line, probabilities in zip(lines, expected["probabilities"], strict=True):
        printed = [float(value) for name, value in line.items() if name.startswith("p(")]
        np.testing.assert_allclose(printed, probabilities, atol=OUTPUT_TOLERANCE)
    told = [{name: line[name] for name in ("recording", "step", "predicted", "actual")} for line in whole]
    for line in lines:
        assert {name: line[name] for name in told[0]} in told
    # The app's figures of the model, then those of its baselines.
    for score, figures in zip(scores, expected["figures"], strict=True):
        # Of the linear model the program knows what was measured when it was exported.
        known = {key: value for key, value in figures.items() if score[key] is not None or score is scores[0]}
        assert {key: score[key] for key in known} == pytest.approx(known, abs=FIGURE_TOLERANCE)
        assert known.keys() >= {"accuracy", "macroF1"}
    assert scores[0]["verdict"].split(" “")[0] == expected["verdict"]


def test_programs_train(sequence_case, kind, monkeypatch, tmp_path):
    """A batch of one is left over in training, which a normalization of vectors must bear."""
    case = sequence_case
    with program(case.folder / kind):
        inference, table, train = (importlib.import_module(name) for name in ("inference", "table", "train"))
        data = importlib.import_module("data")
        count = len(data.samples_of(data.prepare(table.read_table(table.DATA_FILE)), "train"))
        monkeypatch.setitem(table.RECIPE["training"], "batchSize", count - 1)
        monkeypatch.setitem(table.RECIPE["training"], "epochs", 2)
        for module in (inference, train):
            for name in ("FITTED_FILE", "MODEL_FILE", "WEIGHTS_FILE"):
                if hasattr(module, name):
                    monkeypatch.setattr(module, name, tmp_path / getattr(module, name).name)
        assert "Saved the weights of epoch" in run(monkeypatch, "train")
        scores = json.loads(run(monkeypatch, "evaluate", "--json"))
    assert 0 <= scores[0]["accuracy"] <= 1
