"""Measures the forecasts of the test part beside those that need no model."""

import argparse

import numpy as np
import pandas as pd

import data
from inference import load_trained, run_model
from table import DATA_FILE, RECIPE


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=["validation", "test"], default="test")
    parser.add_argument("--json", action="store_true", help="print figures as JSON")
    options = parser.parse_args()
    model, fitted = load_trained()
    prepared = data.prepare(DATA_FILE, fitted)
    starts = data.samples_of(prepared, options.part)
    # What fills a gap is no truth to measure against.
    starts = starts[prepared.known[data.forecast_rows(starts)].all(axis=1)]
    outputs = run_model(model, data.input_windows(prepared, starts))
    scores = evaluate(prepared, starts, data.decode(prepared, starts, outputs))
    if options.json:
        print(scores.to_json(orient="records", force_ascii=False, indent=2))
    else:
        print(scores.to_string(index=False, na_rep="", float_format="%.4g"))


def evaluate(
    prepared: data.Prepared, starts: np.ndarray, forecasts: list[tuple]
) -> pd.DataFrame:
    """How good the forecasts of each column are: the model's and the naive ones.

    Skill is 1 - error of the model / error of the other forecast (Murphy 1988).
    """
    rows = data.forecast_rows(starts)
    # For each forecast without a model the rows that it repeats.
    sources = {RECIPE["naive"]["lastValue"]: rows[:, :1] - 1}
    # seqloom: if seasons
    for season in RECIPE["naive"]["seasons"]:
        # seqloom: either clockSeasons or rowSeasons
        if "stepMs" in RECIPE["naive"]:
            before = season_by_clock(prepared.times, rows, season["rows"])
        else:
            ahead = rows - rows[:, :1]
            before = rows - (ahead // season["rows"] + 1) * season["rows"]
        # Where the data lacks that row, the last value stands in.
        sources[season["name"]] = np.where(before >= 0, before, rows[:, :1] - 1)
    # seqloom: end
    tables = []
    for column, predicted in forecasts:
        values = prepared.raw[column].to_numpy()
        guesses = {"this model": predicted}
        guesses |= {name: values[source] for name, source in sources.items()}
        # seqloom: either classesOut or numbersOut
        if column in RECIPE["categories"]:
            shown = values[data.split_rows(len(values))["train"]]
            usual = pd.Series(shown[shown != ""]).value_counts(sort=False).idxmax()
            guesses["always the most common class"] = np.full_like(predicted, usual)
            hits = {name: guess == values[rows] for name, guess in guesses.items()}
            accuracy = pd.Series({name: hit.mean() for name, hit in hits.items()})
            error = 1 - accuracy
            scores = pd.DataFrame({"column": column, "accuracy": accuracy})
        else:
            missed = {name: guess - values[rows] for name, guess in guesses.items()}
            error = pd.Series({name: np.mean(miss**2) for name, miss in missed.items()})
            mae = {name: np.mean(np.abs(miss)) for name, miss in missed.items()}
            scores = pd.DataFrame({"column": column, "mae": mae, "rmse": error**0.5})
        skill = (1 - error["this model"] / error).fillna(0)
        scores["skill"] = skill.where(scores.index != "this model")
        tables.append(scores.rename_axis("by").reset_index())
    return pd.concat(tables)


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
