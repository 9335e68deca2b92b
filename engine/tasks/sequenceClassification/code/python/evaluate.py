"""Measures the classes of the test part beside those that need no model."""

import argparse

import numpy as np
import pandas as pd

import data
from data import CLASSES
from inference import load_trained, run_model
from metrics import class_metrics
from table import DATA_FILE, RECIPE, read_table
from verdict import judge


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=["validation", "test"], default="test")
    parser.add_argument("--json", action="store_true", help="print figures as JSON")
    options = parser.parse_args()
    model, fitted = load_trained()
    prepared = data.prepare(read_table(DATA_FILE), fitted)
    samples = data.samples_of(prepared, options.part)
    truth = data.class_numbers(prepared, samples)
    train = data.class_numbers(prepared, data.samples_of(prepared, "train"))
    usual = np.full_like(truth, np.bincount(train).argmax())
    others = {"always the most common class": class_metrics(truth, usual)}
    wrong = [by_recording(prepared, samples, usual != truth)]
    # seqloom: if linear
    if options.part == "test":
        # As Seqloom measured it on the test part when it exported this program.
        others[RECIPE["linear"]["by"]] = RECIPE["linear"]["figures"]
        wrong.append(RECIPE["linear"]["wrong"])
    # seqloom: end
    # seqloom: if bySteps
    steps = data.steps_of(prepared, samples)
    places = steps["place"][steps["label"] != ""]
    # seqloom: end
    for values in run_model(model, data.input_windows(prepared, samples)):
        rows = data.probabilities_of(values)
        # seqloom: if bySteps
        rows = rows[places]
        # seqloom: end
        predicted = rows.argmax(axis=1)
        scored = {"this model": class_metrics(truth, predicted, rows), **others}
        scores = pd.DataFrame(scored).T.rename_axis("by")
        own = by_recording(prepared, samples, predicted != truth)
        judge(scores, {"error rate": np.array([own, *wrong])}, len(truth))
        if options.json:
            print(scores.reset_index().to_json(orient="records", force_ascii=False))
        else:
            print(scores.to_string(na_rep="", float_format="%.4g"))
            print(f"\n{len(truth)} answers, actual ↓ predicted →")
            print(pd.DataFrame(confusion(truth, predicted), CLASSES, CLASSES))


def by_recording(
    prepared: data.Prepared, samples: np.ndarray, wrong: np.ndarray
) -> np.ndarray:
    """Counts wrong answers by recording: those about one are alike."""
    # seqloom: either bySteps or bySample
    if RECIPE["classOf"] == "step":
        asked = data.steps_of(prepared, samples)
        asked = asked[asked["label"] != ""]
    else:
        asked = prepared.samples.loc[samples]
    recordings = asked["recording"].to_numpy()
    return pd.Series(wrong).groupby(recordings, sort=False).sum().to_numpy()


def confusion(truth: np.ndarray, predicted: np.ndarray) -> np.ndarray:
    """How often each class was taken for which; unseen classes have no row."""
    counts = np.zeros((len(CLASSES), len(CLASSES)), int)
    np.add.at(counts, (truth[truth >= 0], predicted[truth >= 0]), 1)
    return counts


if __name__ == "__main__":
    main()
