"""Measures the forecasts of the test part beside those that need no model."""

import argparse

import numpy as np
import pandas as pd

import data
from inference import load_trained, run_model
from table import DATA_FILE, RECIPE, read_table
from verdict import verdict


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=["validation", "test"], default="test")
    parser.add_argument("--json", action="store_true", help="print figures as JSON")
    options = parser.parse_args()
    model, fitted = load_trained()
    prepared = data.prepare(read_table(DATA_FILE), fitted)
    starts = data.samples_of(prepared, options.part)
    starts = starts[prepared.known[data.forecast_rows(starts)].all(axis=1)]
    outputs = run_model(model, data.input_windows(prepared, starts))
    scores = pd.concat(evaluate(prepared, starts, outputs))
    if options.json:
        print(scores.to_json(orient="records", force_ascii=False, indent=2))
    else:
        print(scores.to_string(index=False, na_rep="", float_format="%.4g"))


def evaluate(prepared: data.Prepared, starts: np.ndarray, outputs: list) -> list:
    """The errors of the model and of naive forecasts, and its skill (Murphy 1988)."""
    rows = data.forecast_rows(starts)
    # For each forecast without a model the rows that it repeats.
    naive = {RECIPE["naive"]["lastValue"]: rows[:, :1] - 1}
    # seqloom: if seasons
    for season in RECIPE["naive"]["seasons"]:
        # seqloom: either clockSeasons or rowSeasons
        if "stepMs" in RECIPE["naive"]:
            before = season_by_clock(prepared.times, rows, season["rows"])
        else:
            ahead = rows - rows[:, :1]
            before = rows - (ahead // season["rows"] + 1) * season["rows"]
        # Where the data lacks that row, the last value stands in.
        naive[season["name"]] = np.where(before >= 0, before, rows[:, :1] - 1)
    # seqloom: end
    tables = []
    for column, predicted in data.decode(prepared, starts, outputs):
        values = prepared.raw[column].to_numpy()
        guesses = {"this model": predicted} | {by: values[i] for by, i in naive.items()}
        # seqloom: either classesOut or numbersOut
        if column in RECIPE["categories"]:
            shown = values[data.split_rows(len(values))["train"]]
            usual = pd.Series(shown[shown != ""]).value_counts(sort=False).idxmax()
            guesses["always the most common class"] = np.full_like(predicted, usual)
            hits = {name: guess == values[rows] for name, guess in guesses.items()}
            accuracy = pd.Series({name: hit.mean() for name, hit in hits.items()})
            error = 1 - accuracy
            scores = pd.DataFrame({"column": column, "accuracy": accuracy})
            scores.loc["this model", "verdict"] = verdict(error)
        else:
            missed = {name: guess - values[rows] for name, guess in guesses.items()}
            error = pd.Series({name: np.mean(miss**2) for name, miss in missed.items()})
            mae = {name: np.mean(np.abs(miss)) for name, miss in missed.items()}
            scores = pd.DataFrame({"column": column, "mae": mae, "rmse": error**0.5})
            scores.loc["this model", "verdict"] = verdict(error**0.5)
        scores["skill"] = (1 - error["this model"] / error).fillna(0).iloc[1:]
        tables.append(scores.rename_axis("by").reset_index())
    return tables


# seqloom: if clockSeasons
def season_by_clock(times: np.ndarray, rows: np.ndarray, season: int) -> np.ndarray:
    """The last known row whole seasons before each forecast row, or less than 0.

    It is found by its time, so that a missing row shifts nothing. See Hyndman and
    Athanasopoulos, Forecasting: Principles and Practice, section 5.2.
    """
    period = season * RECIPE["naive"]["stepMs"]
    last = rows[:, :1] - 1
    seasons = np.maximum(1, -((times[last] - times[rows]) // period))
    row_at = {time: row for row, time in enumerate(times)}
    wanted = (times[rows] - seasons * period).ravel()
    found = np.array([row_at.get(time, -1) for time in wanted]).reshape(rows.shape)
    return np.where(found <= last, found, -1)


# seqloom: end
if __name__ == "__main__":
    main()
