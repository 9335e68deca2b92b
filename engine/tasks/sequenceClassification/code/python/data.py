"""From a table of recordings to what the model sees, and from outputs to classes."""

import json
from typing import NamedTuple

import numpy as np
import pandas as pd

from table import FOLDER, RECIPE, fit, numbers_of

SERIES, LABEL, CLASSES = RECIPE["series"], RECIPE["label"], RECIPE["classes"]
LENGTH = RECIPE["length"]
# seqloom: if numbersIn
# Padding is zeros, and a step of the data must not look like it.
NEARLY_ZERO = 1e-20
# seqloom: end


class Prepared(NamedTuple):
    """The rows of a table, recording by recording."""

    seen: pd.DataFrame  # As the model sees them.
    samples: pd.DataFrame  # Each with its recording, part, class and rows.
    # seqloom: if bySteps
    labels: np.ndarray  # The class of each row.
    # seqloom: end
    fitted: dict[str, dict]  # What is taken from the training rows, for later tables.


def prepare(table: pd.DataFrame, fitted: dict[str, dict] | None = None) -> Prepared:
    """Prepares a table with what a training fitted, or else fits its training part."""
    series = names_of(table[SERIES])
    table, series = table[series != ""], series[series != ""]
    recording, names = pd.factorize(series)
    # seqloom: either ordered or unordered
    if RECIPE["order"]:
        # seqloom: either time or rows
        if RECIPE["times"]:
            order = pd.to_datetime(table[RECIPE["order"]], utc=True, **RECIPE["times"])
        else:
            order = numbers_of(table[RECIPE["order"]])
        rows = np.lexsort((order, recording))
    else:
        rows = np.argsort(recording, kind="stable")
    recording, table = recording[rows], table.iloc[rows].reset_index(drop=True)
    samples = cut(recording, names)
    labels = names_of(table[LABEL]) if LABEL in table else pd.Series("", table.index)
    # seqloom: if oneClass
    labels = labels.mask(labels == "").groupby(recording).transform("first").fillna("")
    # seqloom: end
    labels = labels.to_numpy()
    # seqloom: either bySteps or bySample
    if RECIPE["classOf"] == "step":
        # Some class of its steps, if they have any.
        places = zip(samples["first"], samples["last"])
        samples["label"] = [max(labels[first : last + 1]) for first, last in places]
    else:
        samples["label"] = labels[samples["last"]]
    parts = json.loads((FOLDER / "parts.json").read_text(encoding="utf-8"))
    part_of = np.array([parts.get(name, "") for name in names])
    samples["part"] = part_of[samples["number"]]
    # seqloom: if scaled or categories
    train = part_of[recording] == "train"
    # seqloom: end
    # seqloom: either scaled or unscaled
    if RECIPE["numbers"]:
        values = numbers_of(table[RECIPE["numbers"]])
        # The last value before a gap fills it, within the recording.
        values = values.groupby(recording).ffill()
        if values.isna().any(axis=None):
            raise SystemExit("A recording starts with an empty cell.")
        scalers = pd.DataFrame(fitted["scalers"]) if fitted else fit(values[train])
        scaled = (values - scalers.loc["offset"]) / scalers.loc["scale"]
        seen = scaled.astype("float32")
    else:
        seen = pd.DataFrame(index=table.index)
    # seqloom: if categories
    vocabularies = fitted["vocabularies"] if fitted else {}
    for name in RECIPE["categories"]:
        if not fitted:
            shown = table[name][train].unique()
            vocabularies[name] = [text for text in shown if text]
        # 0 stands for texts that the training rows never showed.
        codes = {text: code for code, text in enumerate(vocabularies[name], start=1)}
        seen[name] = table[name].map(codes).fillna(0).astype(np.int32)
    # seqloom: end
    # seqloom: insert fitted
    fitted = {"scalers": scalers.to_dict(), "vocabularies": vocabularies}
    # seqloom: end
    # seqloom: insert gathered
    return Prepared(seen, samples, labels, fitted)
    # seqloom: end


def names_of(cells: pd.Series) -> pd.Series:
    """The cells as names; an empty one names nothing."""
    # seqloom: either numbered or texts
    if cells.name in RECIPE["numbered"]:
        # However the file writes a number, it is one name.
        numbers = numbers_of(cells) + 0.0
        names = numbers.map(lambda number: np.format_float_positional(number, trim="-"))
        return names.mask(numbers.isna(), "")
    else:
        return cells


def cut(recording: np.ndarray, names: pd.Index) -> pd.DataFrame:
    """The samples of recordings whose rows lie one after another."""
    ends = np.bincount(recording).cumsum()
    found = []
    for number, (first, end) in enumerate(zip([0, *ends], ends)):
        # seqloom: either windows or whole
        if RECIPE["samples"] == "windows":
            starts = range(first, max(first, end - LENGTH) + 1, RECIPE["stride"])
        else:
            starts = [max(first, end - LENGTH)]
        for start in starts:
            last = min(start + LENGTH, end) - 1
            found.append((names[number], number, start, last, last - first + 1))
    return pd.DataFrame(found, columns=["recording", "number", "first", "last", "step"])


def samples_of(prepared: Prepared, part: str) -> np.ndarray:
    """The samples of a part that have a class, by number; or all of them."""
    samples = prepared.samples
    if part == "all":
        return samples.index.to_numpy()
    chosen = (samples["part"] == part) & (samples["label"] != "")
    return samples.index[chosen].to_numpy()


# seqloom: if bySteps
def steps_of(prepared: Prepared, samples: np.ndarray) -> pd.DataFrame:
    """The steps of samples, each with its class and its place in outputs for them."""
    steps = prepared.samples.loc[np.repeat(samples, LENGTH)]
    place = np.arange(len(steps))
    row = steps["first"] + place % LENGTH
    label = prepared.labels[np.minimum(row, steps["last"])]
    step = steps["step"] + row - steps["last"]
    return steps.assign(place=place, label=label, step=step)[row <= steps["last"]]


def step_numbers(prepared: Prepared, samples: np.ndarray) -> np.ndarray:
    """The number of each step's class, samples × steps; -1 for a step without one."""
    steps = steps_of(prepared, samples)
    numbers = np.full(len(samples) * LENGTH, -1)
    numbers[steps["place"]] = pd.Index(CLASSES).get_indexer(steps["label"])
    return numbers.reshape(-1, LENGTH)


# seqloom: end
def class_numbers(prepared: Prepared, samples: np.ndarray) -> np.ndarray:
    """The number of each class that is told, -1 for one that training never saw."""
    # seqloom: either bySteps or bySample
    if RECIPE["classOf"] == "step":
        labels = steps_of(prepared, samples)["label"]
        labels = labels[labels != ""]
    else:
        labels = prepared.samples["label"][samples]
    return pd.Index(CLASSES).get_indexer(labels)


def input_windows(prepared: Prepared, samples: np.ndarray) -> list[np.ndarray]:
    """For each input of the model the steps of the samples, zeros behind the last."""
    places = prepared.samples.loc[samples, ["first", "last"]].to_numpy()
    rows, last = places[:, :1] + np.arange(LENGTH), places[:, 1:]
    windows = []
    for names in RECIPE["inputs"]:
        steps = prepared.seen[names].to_numpy(copy=True)
        # seqloom: either numbersIn or codesIn
        if names[0] in RECIPE["numbers"]:
            steps[(steps == 0).all(axis=1), 0] = NEARLY_ZERO
            steps = steps[np.minimum(rows, last)]
            windows.append(np.where((rows <= last)[:, :, np.newaxis], steps, 0))
        else:
            windows.append(np.where(rows <= last, steps[np.minimum(rows, last), 0], 0))
    return windows


def target_windows(prepared: Prepared, samples: np.ndarray) -> list[np.ndarray]:
    """For each output of the model the classes of the samples."""
    # seqloom: either bySteps or bySample
    if RECIPE["classOf"] == "step":
        numbers = step_numbers(prepared, samples)
    else:
        numbers = class_numbers(prepared, samples)
    truths = {}
    # seqloom: if coded
    # The number of the class, from 0 on; an unknown class counts as 0.
    truths["number"] = np.maximum(numbers, 0).astype(np.float32)[..., np.newaxis]
    # seqloom: end
    # seqloom: if oneHot
    # A row for each class, with 1 at its number; an unknown class has none.
    rows = np.equal.outer(numbers, np.arange(len(CLASSES))).astype(np.float32)
    truths["oneHot"] = rows
    # seqloom: end
    # seqloom: if balanced
    truths["balanced"] = rows * class_weights(prepared)
    # seqloom: end
    return [truths[kind] for kind in RECIPE["targets"]]


# seqloom: if balanced
def class_weights(prepared: Prepared) -> np.ndarray:
    """Weights by which all classes together count alike in the training part."""
    numbers = class_numbers(prepared, samples_of(prepared, "train"))
    counts = np.bincount(numbers, minlength=len(CLASSES))
    return (counts.sum() / (len(CLASSES) * np.maximum(counts, 1))).astype(np.float32)


# seqloom: end
def probabilities_of(output: np.ndarray) -> np.ndarray:
    """How probable each class is, a row for each answer of the model."""
    # seqloom: if bySteps
    output = output.reshape(-1, output.shape[-1])
    # seqloom: end
    # seqloom: either binary or categorical
    if output.shape[1] == 1:
        return np.hstack([1 - output, output])
    else:
        return output
