"""The cases that Seqloom wrote, and what the tests ask of them."""

import contextlib
import csv
import importlib
import io
import json
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

OUTPUT_TOLERANCE = 1e-5
# Of figures over many forecasts: a variance or a rank magnifies what outputs differ.
FIGURE_TOLERANCE = 2e-4
STEP_TOLERANCE = 1e-4
FOLDER = Path(os.environ.get("SEQLOOM_PYTHON_CASES", "out/python/cases"))


@dataclass(frozen=True)
class Case:
    """A model in all its exports, with inputs and what the app computes for them."""

    folder: Path
    about: dict

    @property
    def inputs(self) -> list[np.ndarray]:
        return self._arrays("inputs")

    @property
    def outputs(self) -> list[np.ndarray]:
        return self._arrays("outputs")

    def _arrays(self, kind: str) -> list[np.ndarray]:
        count = len(self.about[kind])
        return [np.load(self.folder / kind / f"{i}.npy") for i in range(count)]

    def file(self, kind: str, suffix: str) -> Path:
        """The only file of an export that ends so."""
        (found,) = (self.folder / kind).glob(f"*{suffix}")
        return found


def load(folder: Path) -> Case:
    """Reads a case. Fails with the reason where Seqloom could not write it."""
    error = folder / "error.txt"
    if error.exists():
        raise AssertionError(f"Seqloom could not export {folder.name}:\n{error.read_text()}")
    return Case(folder, json.loads((folder / "case.json").read_text()))


def folders(groups: tuple[str, ...] = ("graphs", "layers", "random", "sequences")) -> list[Path]:
    """The cases of some groups: whole `graphs`, single `layers`, `random` graphs, `sequences`."""
    found = [path for group in groups for path in (FOLDER / group).glob("*")]
    return sorted(path for path in found if path.is_dir())


def assert_close(case: Case, what: str, actual, expected, tolerance: float) -> None:
    """Fails with the case, its layers and the largest difference.

    The difference is relative to the largest of the expected numbers, or to 1 where all
    of them are smaller.
    """
    actual, expected = np.asarray(actual), np.asarray(expected)
    assert actual.shape == expected.shape, (
        f"{case.about['name']}: {what} has shape {actual.shape}, not {expected.shape}"
    )
    if expected.size == 0:
        return
    difference = np.abs(actual.astype("float64") - expected.astype("float64"))
    largest = difference.max() / max(1.0, np.abs(expected).max())
    if largest <= tolerance:
        return
    layers = "\n  ".join(case.about["layers"])
    raise AssertionError(
        f"{case.about['name']}: {what} differs by {largest:.3g} (at most {tolerance:g})"
        f" at {np.unravel_index(difference.argmax(), difference.shape)}\n  {layers}"
    )


def assert_outputs(case: Case, outputs: list) -> None:
    """Compares what a model gives for the inputs of a case with what the app computes."""
    for name, actual, expected in zip(case.about["outputs"], outputs, case.outputs, strict=True):
        assert_close(case, f"output {name}", actual, expected, OUTPUT_TOLERANCE)


@contextlib.contextmanager
def program(folder: Path) -> Iterator[None]:
    """Lets the modules of an exported program be imported, and forgets them afterward."""
    before = set(sys.modules)
    sys.path.insert(0, str(folder))
    try:
        yield
    finally:
        sys.path.remove(str(folder))
        for name in set(sys.modules) - before:
            origin = getattr(sys.modules[name], "__file__", None)
            if origin and Path(origin).parent == folder:
                del sys.modules[name]


def check_outputs(case: Case, kind: str) -> None:
    """Runs the model of an exported program on the case's inputs."""
    with program(case.folder / kind):
        forecast = importlib.import_module("inference")
        model, _ = forecast.load_trained()
        outputs = forecast.run_model(model, case.inputs)
    assert_outputs(case, outputs)


def check_forecasts(case: Case, kind: str, monkeypatch, other: Path) -> None:
    """Runs predict.py of an exported program.

    On its own data, on a copy of them at `other`, and for what follows the last row.
    """
    with program(case.folder / kind):
        data, table = (importlib.import_module(name) for name in ("data", "table"))
        predict = importlib.import_module("predict")

        def run(*arguments: str) -> list[dict[str, str]]:
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                monkeypatch.setattr(sys, "argv", ["predict.py", *arguments])
                predict.main()
            return list(csv.DictReader(io.StringIO(printed.getvalue())))

        test = run()
        compare_forecasts(test, case)
        compare_figures(importlib.import_module("evaluate"), case, monkeypatch)
        shutil.copyfile(table.DATA_FILE, other)
        whole = by_series(run("--input", str(other)), table.RECIPE)
        # The test part ends each series, so its windows end what is printed for the whole of it.
        ends = []
        for name, lines in by_series(test, table.RECIPE).items():
            assert len(whole[name]) > len(lines), case.about["name"]
            ends += whole[name][-len(lines) :]
        compare_forecasts(ends, case)
        latest = by_series(run("--latest", "--input", str(other)), table.RECIPE)
        assert [*latest] == [*whole]
        for lines in latest.values():
            assert [line["step"] for line in lines] == [str(i + 1) for i in range(data.HORIZON)]


def by_series(lines: list[dict[str, str]], recipe: dict) -> dict[str, list[dict[str, str]]]:
    """Printed lines by the series that they name; all of them where there is one only."""
    found: dict[str, list[dict[str, str]]] = {}
    for line in lines:
        found.setdefault(line[recipe["series"]] if "series" in recipe else "", []).append(line)
    return found


def compare_figures(evaluate, case: Case, monkeypatch) -> None:
    """Compares the figures that evaluate.py prints with all those of the app's report."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        monkeypatch.setattr(sys, "argv", ["evaluate.py", "--json"])
        evaluate.main()
    targets = json.loads((case.folder / "forecasts.json").read_text())
    expected = [figures for target in targets for figures in target["figures"]]
    for score, figures in zip(json.loads(printed.getvalue()), expected, strict=True):
        told = {key: score[key] for key in figures}
        assert told == pytest.approx(figures, rel=FIGURE_TOLERANCE, abs=FIGURE_TOLERANCE), case.about["name"]


def compare_forecasts(lines: list[dict[str, str]], case: Case) -> None:
    """Compares what predict.py printed with the app's forecasts of the test part."""
    for target in json.loads((case.folder / "forecasts.json").read_text()):
        printed = [line[f"{target['column']} forecast"] for line in lines]
        expected = target["values"]
        assert len(printed) == len(expected), f"{case.about['name']}: {len(printed)} lines"
        if isinstance(expected[0], str):
            assert printed == expected, case.about["name"]
            continue
        scale = max(abs(value) for value in expected)
        numbers = np.array([float(value) for value in printed])
        assert_close(
            case,
            f"the forecast of {target['column']}",
            numbers / scale,
            np.array(expected) / scale,
            OUTPUT_TOLERANCE,
        )
