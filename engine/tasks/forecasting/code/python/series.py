"""Rows of several series, of which one stands after another in order of time."""

import numpy as np
import pandas as pd

from table import RECIPE

LOOKBACK, HORIZON = RECIPE["lookback"], RECIPE["horizon"]
PARTS = ["train", "validation", "test"]


def places_in(series: np.ndarray) -> np.ndarray:
    """The place of each row in its own series, from 0."""
    return pd.Series(series).groupby(series).cumcount().to_numpy()


def parts_of(series: np.ndarray, moments: np.ndarray, first_row: int) -> np.ndarray:
    """The part of each row: its place in PARTS, or -1 where a change lacks a row.

    By time, every series is split at the same moments, else at the same shares.
    """
    shares = np.cumsum([RECIPE["split"]["train"], RECIPE["split"]["validation"]])
    # seqloom: either time or rows
    if RECIPE["time"]:
        usable = places_in(series) >= first_row
        used = np.append(np.sort(moments[usable]), np.iinfo(np.int64).max)
        borders = used[np.floor((len(used) - 1) * shares + 0.5).astype(int)]
    else:
        usable = moments >= first_row
        sizes = pd.Series(series).groupby(series).transform("size") - first_row
        borders = first_row + np.floor(np.outer(sizes, shares) + 0.5)
    parts = (moments[:, np.newaxis] >= borders).sum(axis=1)
    return np.where(usable, parts, -1)


def windows_in(series: np.ndarray, parts: np.ndarray, part: str) -> np.ndarray:
    """Where windows start that forecast rows of a part, each in one series."""
    starts = np.arange(len(series) - LOOKBACK - HORIZON + 1)
    first, last = starts + LOOKBACK, starts + LOOKBACK + HORIZON - 1
    fits = (series[starts] == series[last]) & (parts[starts] >= 0)
    if part != "all":
        wanted = PARTS.index(part)
        fits &= (parts[first] == wanted) & (parts[last] == wanted)
    return starts[fits]


def last_windows(series: np.ndarray, parts: np.ndarray) -> np.ndarray:
    """Where the last window of each series starts that has rows enough for one."""
    ends = np.flatnonzero(np.append(series[1:] != series[:-1], True))
    starts = ends[ends >= LOOKBACK - 1] - LOOKBACK + 1
    fits = (series[starts] == series[starts + LOOKBACK - 1]) & (parts[starts] >= 0)
    return starts[fits]
