"""Measures the forecasts of the test part beside those that need no model."""

import argparse

import numpy as np
import pandas as pd

import data
from inference import load_trained, run_model
from metrics import class_metrics
from naive import by_moment, changes_in, fitted_forecasts, season_before
from table import DATA_FILE, RECIPE, read_table
from verdict import judge


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=["validation", "test"], default="test")
    parser.add_argument("--json", action="store_true", help="print figures as JSON")
    options = parser.parse_args()
    model, fitted = load_trained()
    prepared = data.prepare(read_table(DATA_FILE), fitted)
    starts = data.samples_of(prepared, options.part)
    known = prepared.known.all(axis=1).to_numpy()
    starts = starts[known[data.forecast_rows(starts)].all(axis=1)]
    outputs = run_model(model, data.input_windows(prepared, starts))
    scores = measure(prepared, starts, outputs)
    if options.json:
        print(scores.to_json(orient="records", force_ascii=False, indent=2))
    else:
        print(scores.to_string(index=False, na_rep="", float_format="%.4g"))


def measure(prepared: data.Prepared, starts: np.ndarray, outputs: list) -> pd.DataFrame:
    """Figures of the model and of forecasts that need none, and what it is worth."""
    rows = data.forecast_rows(starts)
    # seqloom: if named
    naive = RECIPE["naive"]
    # seqloom: end
    last = rows[:, :1] - 1
    # seqloom: if seasons
    before = {}
    # seqloom: if oneSeries
    places = {}
    # seqloom: end
    for season in naive["seasons"]:
        length, name = season["rows"], season["name"]
        # seqloom: either severalSeries or oneSeries
        if RECIPE["series"]:
            found = season_before(prepared, rows, length)
        else:
            # seqloom: either clockSeasons or rowSeasons
            if "stepMs" in naive:
                found = season_by_clock(prepared.times, rows, length)
                steps = np.floor(prepared.times / naive["stepMs"] + 0.5).astype(int)
            else:
                found = rows - ((rows - rows[:, :1]) // length + 1) * length
                steps = np.arange(len(prepared.labels))
            places[name] = steps % length
        # Where the data lacks that row, the last value stands in.
        before[name] = np.where(found >= 0, found, last)
    # seqloom: end
    # seqloom: either severalSeries or oneSeries
    if RECIPE["series"]:
        train = prepared.parts == 0
    else:
        train = data.split_rows(len(prepared.labels))["train"]
    tables = {}
    for column, predicted in data.decode(prepared, starts, outputs):
        values = prepared.raw[column].to_numpy()
        truth = values[rows]
        # seqloom: if classesOut or oneSeries
        shown = values[train]
        # seqloom: end
        # seqloom: either classesOut or numbersOut
        if column in RECIPE["categories"]:
            guesses = {"this model": predicted, "same class as last": values[last]}
            # seqloom: if seasons
            guesses |= {by: values[found] for by, found in before.items()}
            # seqloom: end
            usual = pd.Series(shown[shown != ""]).value_counts(sort=False).idxmax()
            guesses["always the most common class"] = np.full_like(predicted, usual)
            texts = {"truth": truth, **guesses}
            figures = class_figures(prepared, column, outputs, texts)
            tables[column] = scores = pd.DataFrame(figures).T
            wrong = [(each != truth) | (each == "") for each in guesses.values()]
            wrong = np.hstack(wrong).T
            # seqloom: if severalSeries
            wrong = by_moment(prepared, rows, wrong)
            # seqloom: end
            judge(scores, {"error rate": wrong}, len(rows))
        else:
            guesses = {"this model": predicted, naive["lastValue"]: values[last]}
            # seqloom: if seasons
            guesses |= {by: values[found] for by, found in before.items()}
            # seqloom: end
            # seqloom: either severalSeries or oneSeries
            if RECIPE["series"]:
                guesses |= fitted_forecasts(prepared, column, rows)
                step = np.abs(changes_in(prepared, values, train)).mean()
            else:
                guesses[naive["mean"]] = np.full_like(predicted, shown.mean())
                # seqloom: if seasons
                for season in naive["seasons"]:
                    place = places[season["name"]]
                    means = pd.Series(shown).groupby(place[train]).mean()
                    means = means.reindex(place[rows].ravel(), fill_value=shown.mean())
                    guesses[season["mean"]] = means.to_numpy().reshape(rows.shape)
                # seqloom: end
                # seqloom: if drift
                if column in naive["drifting"]:
                    ahead = np.arange(1, data.HORIZON + 1)
                    change = (shown[-1] - shown[0]) / (len(shown) - 1)
                    guesses[naive["drift"]] = values[last] + ahead * change
                # seqloom: end
                step = np.abs(np.diff(shown)).mean()
            figures = {}
            misses = [np.abs(guess - truth) for guess in guesses.values()]
            for (by, guess), miss in zip(guesses.items(), misses):
                figures[by] = {
                    # seqloom: insert numberMetrics
                    "rmse": np.mean(miss**2) ** 0.5,
                    "mase": np.mean(miss) / step,
                    # seqloom: end
                }
            tables[column] = scores = pd.DataFrame(figures).T
            squared, plain = (np.sum(np.power(misses, k), axis=2) for k in (2, 1))
            # seqloom: if severalSeries
            squared, plain = (by_moment(prepared, rows, x) for x in (squared, plain))
            # seqloom: end
            judge(scores, {"rmse": squared, "mae": plain}, len(rows), data.HORIZON)
    return pd.concat(tables, names=["column", "by"]).reset_index()


# seqloom: if classesOut
def class_figures(
    prepared: data.Prepared, column: str, outputs: list, texts: dict[str, np.ndarray]
) -> dict[str, dict[str, float]]:
    """The figures of forecasts in classes, and those of the model's probabilities."""
    classes = prepared.fitted["vocabularies"][column]
    number_of = pd.Series(range(len(classes)), classes)
    numbers = {
        by: number_of.reindex(names.ravel(), fill_value=-1).to_numpy()
        for by, names in texts.items()
    }
    columns = [output["columns"] for output in RECIPE["outputs"]]
    rows = outputs[columns.index([column])]
    # seqloom: if binary
    rows = np.hstack([1 - rows, rows]) if rows.shape[1] == 1 else rows
    # seqloom: end
    truth = numbers.pop("truth")
    return {
        by: class_metrics(truth, guess, rows if by == "this model" else None)
        for by, guess in numbers.items()
    }


# seqloom: end
# seqloom: if oneSeriesClock
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
