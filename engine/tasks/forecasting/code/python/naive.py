"""Forecasts that need no model, each by what its own series shows."""

from collections import defaultdict

import numpy as np
import pandas as pd

from data import HORIZON, Prepared
from series import places_in
# seqloom: if named
from table import RECIPE

NAIVE = RECIPE["naive"]
# seqloom: end


# seqloom: if seasons
def season_before(prepared: Prepared, rows: np.ndarray, season: int) -> np.ndarray:
    """The last known row whole seasons before each forecast row, or -1.

    See Hyndman and Athanasopoulos, Forecasting: Principles and Practice, section 5.2.
    """
    series, last = prepared.series, rows[:, :1] - 1
    # seqloom: either clockSeasons or rowSeasons
    if "stepMs" in NAIVE:
        # It is found by its time, so that a missing row shifts nothing.
        times, period = prepared.times, season * NAIVE["stepMs"]
        seasons = np.maximum(1, -((times[last] - times[rows]) // period))
        row_at = {key: row for row, key in enumerate(zip(series, times))}
        wanted = zip(series[rows].ravel(), (times[rows] - seasons * period).ravel())
        found = np.array([row_at.get(key, -1) for key in wanted]).reshape(rows.shape)
        return np.where(found <= last, found, -1)
    else:
        found = rows - ((rows - last - 1) // season + 1) * season
        return np.where(found >= rows - places_in(series)[rows], found, -1)


# seqloom: end
# seqloom: if numbersOut
def fitted_forecasts(
    prepared: Prepared, column: str, rows: np.ndarray
) -> dict[str, np.ndarray]:
    """By the training rows of each series; one without any goes by those of all."""
    values, series = prepared.raw[column].to_numpy(), prepared.series
    # seqloom: if seasons
    # seqloom: either clockSeasons or rowSeasons
    if "stepMs" in NAIVE:
        steps = np.floor(prepared.times / NAIVE["stepMs"] + 0.5).astype(int)
    else:
        steps = places_in(series)
    # seqloom: end
    guesses = defaultdict(lambda: np.empty(rows.shape))
    for name in pd.unique(series[rows[:, 0]]):
        asked = series[rows[:, 0]] == name
        train = (prepared.parts == 0) & (series == name)
        train = train if train.any() else prepared.parts == 0
        mean = values[train].mean()
        guesses[NAIVE["mean"]][asked] = mean
        # seqloom: if seasons
        for season in NAIVE["seasons"]:
            place = steps % season["rows"]
            means = pd.Series(values[train]).groupby(place[train]).mean()
            means = means.reindex(place[rows[asked]].ravel(), fill_value=mean)
            guesses[season["mean"]][asked] = means.to_numpy().reshape(-1, HORIZON)
        # seqloom: end
        # seqloom: if drift
        if column in NAIVE["drifting"]:
            last = values[rows[asked, :1] - 1]
            change = changes_in(prepared, values, train).mean()
            guesses[NAIVE["drift"]][asked] = last + change * np.arange(1, HORIZON + 1)
        # seqloom: end
    return guesses


def changes_in(prepared: Prepared, values: np.ndarray, used: np.ndarray) -> np.ndarray:
    """The changes of a column from each of these rows to the next of its series."""
    same = prepared.series[1:] == prepared.series[:-1]
    return np.diff(values)[same & used[1:] & used[:-1]]


# seqloom: end
def by_moment(prepared: Prepared, rows: np.ndarray, costs: np.ndarray) -> np.ndarray:
    """Sums what windows cost over those that forecast from one moment on."""
    moments = prepared.times[rows[:, 0]]
    return pd.DataFrame(costs.T).groupby(moments).sum().to_numpy().T
