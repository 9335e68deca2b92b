"""Measures the forecasts of the test part beside those that need no model."""

import argparse

import numpy as np
import pandas as pd

import data
from inference import load_trained, run_model
from metrics import class_metrics
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
    scores = measure(prepared, starts, outputs)
    if options.json:
        print(scores.to_json(orient="records", force_ascii=False, indent=2))
    else:
        print(scores.to_string(index=False, na_rep="", float_format="%.4g"))


def measure(prepared: data.Prepared, starts: np.ndarray, outputs: list) -> pd.DataFrame:
    """Figures of the model and of repeated rows, and its skill (Murphy 1988)."""
    rows = data.forecast_rows(starts)
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
    tables = {}
    for column, predicted in data.decode(prepared, starts, outputs):
        values = prepared.raw[column].to_numpy()
        guesses = {"this model": predicted} | {by: values[i] for by, i in naive.items()}
        # seqloom: either classesOut or numbersOut
        if column in RECIPE["categories"]:
            shown = values[data.split_rows(len(values))["train"]]
            usual = pd.Series(shown[shown != ""]).value_counts(sort=False).idxmax()
            guesses["always the most common class"] = np.full_like(predicted, usual)
            texts = {"truth": values[rows], **guesses}
            figures = class_figures(prepared, column, outputs, texts)
            tables[column] = scores = pd.DataFrame(figures).T
            error = 1 - scores["accuracy"]
            scores["skill"] = (1 - error["this model"] / error).fillna(0).iloc[1:]
        else:
            step = np.abs(np.diff(values[data.split_rows(len(values))["train"]])).mean()
            truth, figures = values[rows], {}
            for by, guess in guesses.items():
                miss = np.abs(guess - truth)
                figures[by] = {
                    # seqloom: insert numberMetrics
                    "rmse": np.mean(miss**2) ** 0.5,
                    "mase": np.mean(miss) / step,
                    # seqloom: end
                }
            tables[column] = scores = pd.DataFrame(figures).T
            error = scores["rmse"]
            scores["skill"] = (1 - (error.iloc[0] / error) ** 2).fillna(0).iloc[1:]
        scores.loc["this model", "verdict"] = verdict(error)
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
