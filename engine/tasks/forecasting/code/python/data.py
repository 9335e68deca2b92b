"""From raw rows to what the model sees, and from its outputs to the data's units."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from series import parts_of, places_in, windows_in
from table import RECIPE, fit, numbers_of

LOOKBACK, HORIZON = RECIPE["lookback"], RECIPE["horizon"]
# A change needs the row before, so the first row of a file is not used then.
FIRST_ROW = 1 if RECIPE["transforms"] else 0


class Prepared(NamedTuple):
    """The rows of a table in order of time."""

    labels: np.ndarray  # Their times as the file writes them, or their numbers.
    # seqloom: insert moments
    times: np.ndarray  # In milliseconds since 1970.
    # seqloom: end
    # seqloom: if severalSeries
    series: np.ndarray  # What each row's series is called; one stands after another.
    parts: np.ndarray  # The part that each row belongs to: a place in PARTS, or -1.
    # seqloom: end
    raw: pd.DataFrame  # In the data's own units.
    seen: pd.DataFrame  # As the model sees them.
    known: pd.DataFrame  # Where each target is known, not filled.
    fitted: dict[str, dict]  # What is taken from the training rows, for later tables.


def prepare(table: pd.DataFrame, fitted: dict[str, dict] | None = None) -> Prepared:
    """Prepares a table with what a training fitted, or else fits its training part."""
    # seqloom: if severalSeries
    shown = table[RECIPE["series"]].unique()
    # seqloom: end
    # seqloom: either time or rows
    if RECIPE["time"]:
        times = pd.to_datetime(table[RECIPE["time"]], utc=True, **RECIPE["times"])
        times = times.sort_values(kind="stable")
        table = table.loc[times.index]
        labels = table[RECIPE["time"]].to_numpy()
    else:
        labels = np.arange(1, len(table) + 1)
    # seqloom: if severalSeries
    places = pd.Categorical(table[RECIPE["series"]], shown).codes
    order = np.argsort(places, kind="stable")
    table = table.iloc[order]
    series = table[RECIPE["series"]].to_numpy()
    # seqloom: if time
    times, labels = times.iloc[order], labels[order]
    # seqloom: end
    # seqloom: end
    # seqloom: insert ms
    ms = times.to_numpy("datetime64[ms]").astype(np.int64)
    # seqloom: end
    # seqloom: either severalSeries or oneSeries
    if RECIPE["series"]:
        parts = parts_of(series, ms, FIRST_ROW)
        train = parts == 0
    else:
        train = split_rows(len(table))["train"]
    # seqloom: either numbers or noNumbers
    if RECIPE["numbers"]:
        numbers = numbers_of(table[RECIPE["numbers"]])
        known = numbers[RECIPE["targets"]].notna()
        # The last value before a gap fills it, which never looks into the future.
        # seqloom: either severalSeries or oneSeries
        if RECIPE["series"]:
            raw = numbers.groupby(series).ffill()
        else:
            raw = numbers.ffill()
        seen = raw.copy()
        # seqloom: if transforms
        for name in RECIPE["transforms"]:
            # seqloom: either difference or logReturn
            if RECIPE["transforms"][name] == "difference":
                seen[name] = raw[name].diff()
            else:
                seen[name] = np.log(raw[name]).diff()
        # seqloom: end
        # seqloom: either severalSeries or oneSeries
        if RECIPE["series"]:
            usable = parts >= 0
        else:
            usable = slice(FIRST_ROW, None)
        if seen.iloc[usable].isna().any(axis=None):
            raise SystemExit("It starts with an empty cell, or a logarithm is missing.")
        scalers = pd.DataFrame(fitted["scalers"]) if fitted else fit(seen.iloc[train])
        seen = ((seen - scalers.loc["offset"]) / scalers.loc["scale"]).astype("float32")
    else:
        known, raw, seen = (pd.DataFrame(index=table.index) for _ in range(3))
    # seqloom: if calendar
    for name in RECIPE["calendar"]:
        angles = 2 * np.pi * PHASES[name](times)
        # Both together, so that the end of a cycle meets its start.
        seen[f"{name} sin"] = np.sin(angles).astype(np.float32)
        seen[f"{name} cos"] = np.cos(angles).astype(np.float32)
    # seqloom: end
    # seqloom: if categories
    vocabularies = fitted["vocabularies"] if fitted else {}
    for name in RECIPE["categories"]:
        if not fitted:
            shown = table[name].iloc[train].unique()
            vocabularies[name] = [text for text in shown if text]
        # seqloom: if classesOut
        if [name] in [output["columns"] for output in RECIPE["outputs"]]:
            known[name] = table[name] != ""
        # seqloom: end
        # 0 stands for texts that the training rows never showed.
        codes = {text: code for code, text in enumerate(vocabularies[name], start=1)}
        seen[name] = table[name].map(codes).fillna(0).astype(np.int32)
        raw[name] = table[name].where(seen[name] > 0, "")
    # seqloom: end
    # seqloom: insert returned
    fitted = {"scalers": scalers.to_dict(), "vocabularies": vocabularies}
    return Prepared(labels, ms, series, parts, raw, seen, known, fitted)
    # seqloom: end


# seqloom: if calendar
# Where a moment stands in each cycle, from 0 to 1.
PHASES = {
    # seqloom: if hourOfDay
    "hourOfDay": lambda times: (times - times.dt.normalize()) / pd.Timedelta(days=1),
    # seqloom: end
    # seqloom: if dayOfWeek
    # Weeks start on Sunday.
    "dayOfWeek": lambda times: (times.dt.dayofweek + 1) % 7 / 7,
    # seqloom: end
    # seqloom: if dayOfYear
    "dayOfYear": lambda times: (
        (times.dt.dayofyear - 1 + (times - times.dt.normalize()) / pd.Timedelta(days=1))
        / (365 + times.dt.is_leap_year)
    ),
    # seqloom: end
}


# seqloom: end
# seqloom: if oneSeries
def split_rows(count: int) -> dict[str, slice]:
    """The rows of each part, in their order. What the split leaves is the test part."""
    shares = np.array([0, RECIPE["split"]["train"], sum(RECIPE["split"].values()), 1])
    ends = FIRST_ROW + np.floor((count - FIRST_ROW) * shares + 0.5).astype(int)
    parts = dict(zip(["train", "validation", "test"], map(slice, ends, ends[1:])))
    return {**parts, "all": slice(FIRST_ROW, count)}


# seqloom: end
def samples_of(prepared: Prepared, part: str) -> np.ndarray:
    """Where windows start that forecast rows of a part, and may read rows before."""
    # seqloom: either severalSeries or oneSeries
    if RECIPE["series"]:
        return windows_in(prepared.series, prepared.parts, part)
    else:
        rows = split_rows(len(prepared.labels))[part]
        first = max(FIRST_ROW, rows.start - LOOKBACK)
        return np.arange(first, rows.stop - LOOKBACK - HORIZON + 1)


def forecast_rows(starts: np.ndarray) -> np.ndarray:
    """The rows that windows forecast, windows × HORIZON."""
    return starts[:, np.newaxis] + LOOKBACK + np.arange(HORIZON)


def input_windows(prepared: Prepared, starts: np.ndarray) -> list[np.ndarray]:
    """For each input of the model the windows of its columns, or of its codes."""
    rows = starts[:, np.newaxis] + np.arange(LOOKBACK)
    # seqloom: either onlyNumbersIn or codesIn
    if not RECIPE["categories"]:
        return [prepared.seen[names].to_numpy()[rows] for names in RECIPE["inputs"]]
    else:
        windows = [prepared.seen[names].to_numpy()[rows] for names in RECIPE["inputs"]]
        return [x[:, :, 0] if x.dtype == np.int32 else x for x in windows]


def target_windows(prepared: Prepared, starts: np.ndarray) -> list[np.ndarray]:
    """For each output of the model what came after the windows, step by step."""
    targets = []
    for output in RECIPE["outputs"]:
        truth = prepared.seen[output["columns"]].to_numpy()[forecast_rows(starts)]
        # seqloom: either classesOut or numbersOut
        if output["columns"][0] in RECIPE["categories"]:
            # seqloom: either coded or oneHot
            if output["truth"] != "oneHot":
                # The number of the class, from 0 on; an unknown text counts as 0.
                targets.append(np.maximum(truth[:, 0] - 1, 0).astype(np.float32))
            else:
                # A row for each window, with 1 at its class; an unknown text has none.
                [name] = output["columns"]
                codes = np.arange(1, len(prepared.fitted["vocabularies"][name]) + 1)
                rows = (truth[:, 0] == codes).astype(np.float32)
                # seqloom: either balanced or unbalanced
                if "classWeights" in output:
                    targets.append(rows * class_weights(prepared, name))
                else:
                    targets.append(rows)
        else:
            targets.append(truth.reshape(len(starts), -1))
    return targets


# seqloom: if balanced
def class_weights(prepared: Prepared, name: str) -> np.ndarray:
    """Weights by which all classes together count alike in the training part."""
    classes = prepared.fitted["vocabularies"][name]
    codes = prepared.seen[name].to_numpy()[samples_of(prepared, "train") + LOOKBACK]
    counts = np.bincount(codes, minlength=len(classes) + 1)[1:]
    return (counts.sum() / (len(classes) * np.maximum(counts, 1))).astype(np.float32)


# seqloom: end
def decode(prepared: Prepared, starts: np.ndarray, outputs: list) -> list[tuple]:
    """The forecasts of each column, windows × HORIZON, in the data's own units."""
    forecasts = []
    for output, values in zip(RECIPE["outputs"], outputs):
        # seqloom: either classesOut or numbersOut
        if output["columns"][0] in RECIPE["categories"]:
            [name] = output["columns"]
            classes = np.array(prepared.fitted["vocabularies"][name], dtype=object)
            # seqloom: either binary or categorical
            if output["truth"] == "binary":
                best = (values[:, 0] > 0.5).astype(int)
            else:
                best = values.argmax(axis=1)
            forecasts.append((name, classes[best].reshape(len(starts), 1)))
        else:
            steps = values.astype(np.float64).reshape(len(starts), HORIZON, -1)
            for k, name in enumerate(output["columns"]):
                scaler = prepared.fitted["scalers"][name]
                own = steps[:, :, k] * scaler["scale"] + scaler["offset"]
                # seqloom: either changesOut or levelsOut
                if name in RECIPE["transforms"]:
                    # Changes add up from the last known value on.
                    last = prepared.raw[name].to_numpy()[starts + LOOKBACK - 1]
                    # seqloom: either differenceOut or logReturnOut
                    if RECIPE["transforms"][name] == "difference":
                        own = last[:, np.newaxis] + own.cumsum(axis=1)
                    else:
                        own = last[:, np.newaxis] * np.exp(own.cumsum(axis=1))
                forecasts.append((name, own))
    return forecasts
