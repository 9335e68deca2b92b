"""Prints the classes of recordings as CSV, and how probable each of them is."""

import argparse
import sys

import numpy as np

import data
from inference import load_trained, run_model
from table import DATA_FILE, RECIPE, read_table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--input", metavar="FILE.csv", help="else the test part")
    options = parser.parse_args()
    model, fitted = load_trained()
    prepared = data.prepare(read_table(options.input or DATA_FILE), fitted)
    samples = data.samples_of(prepared, "all" if options.input else "test")
    outputs = run_model(model, data.input_windows(prepared, samples))
    probabilities = data.probabilities_of(outputs[0])
    # seqloom: either bySteps or bySample
    if RECIPE["classOf"] == "step":
        steps = data.steps_of(prepared, samples)
        if not options.input:
            steps = steps[steps["label"] != ""]
        probabilities = probabilities[steps["place"]]
        table = steps[["recording", "step", "label"]]
    else:
        table = prepared.samples.loc[samples, ["recording", "step", "label"]]
    best = np.array(data.CLASSES, dtype=object)[probabilities.argmax(axis=1)]
    table = table.rename(columns={"label": "actual"})
    table.insert(2, "predicted", best)
    table[[f"p({name})" for name in data.CLASSES]] = probabilities
    table.to_csv(sys.stdout, index=False)


if __name__ == "__main__":
    # Texts may hold any letter, whatever the terminal's own encoding is.
    sys.stdout.reconfigure(encoding="utf-8")
    main()
