"""Prints forecasts as CSV: raw rows in, values in the data's own units out."""

import argparse
import sys

import numpy as np
import pandas as pd

import data
from inference import load_trained, run_model
from series import last_windows
from table import DATA_FILE, RECIPE, read_table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--input", metavar="FILE.csv", help="else the test part")
    parser.add_argument("--latest", action="store_true", help="only after the last row")
    options = parser.parse_args()
    model, fitted = load_trained()
    prepared = data.prepare(read_table(options.input or DATA_FILE), fitted)
    starts = data.samples_of(prepared, "all" if options.input else "test")
    if options.latest:
        # seqloom: either severalSeries or oneSeries
        if RECIPE["series"]:
            starts = last_windows(prepared.series, prepared.parts)
        else:
            starts = np.array([len(prepared.labels) - data.LOOKBACK])
    if len(starts) == 0 or starts[0] < data.FIRST_ROW:
        sys.exit("There are too few rows. Try more, or --latest.")
    rows = data.forecast_rows(starts).ravel()
    ends = starts.repeat(data.HORIZON) + data.LOOKBACK - 1
    table = pd.DataFrame({"step": np.arange(len(rows)) % data.HORIZON + 1})
    outputs = run_model(model, data.input_windows(prepared, starts))
    for name, values in data.decode(prepared, starts, outputs):
        table[f"{name} forecast"] = values.ravel()
        if not options.latest:
            actual = prepared.raw[name].where(prepared.known[name])
            table[f"{name} actual"] = actual.to_numpy()[rows]
    name = "after" if options.latest else RECIPE["time"] or "row"
    labels = prepared.labels[ends if options.latest else rows]
    table.insert(0, name, labels, allow_duplicates=True)
    # seqloom: if severalSeries
    table.insert(0, RECIPE["series"], prepared.series[ends], allow_duplicates=True)
    # seqloom: end
    table.to_csv(sys.stdout, index=False)


if __name__ == "__main__":
    # Texts may hold any letter, whatever the terminal's own encoding is.
    sys.stdout.reconfigure(encoding="utf-8")
    main()
