"""Figures of answers in classes."""

import numpy as np
import pandas as pd


def class_metrics(
    truth: np.ndarray, guess: np.ndarray, rows: np.ndarray | None = None
) -> dict[str, float]:
    """How right numbers of classes are; -1 stands for a class without a number.

    Means over classes are of those that occur. `rows` are the probabilities of all.
    """
    classes = np.setdiff1d(np.union1d(truth, guess), [-1])[:, np.newaxis]
    right = np.sum((truth == classes) & (guess == classes), axis=1)
    called, actual = np.sum(guess == classes, axis=1), np.sum(truth == classes, axis=1)
    figures = {
        # seqloom: insert classMetrics
        "accuracy": np.mean((guess == truth) & (truth >= 0)),
        "macroF1": np.mean(2 * right / (called + actual)),
        # seqloom: end
    }
    if rows is None:
        return figures
    rows, truth = rows[truth >= 0], truth[truth >= 0]
    own = np.take_along_axis(rows, truth[:, np.newaxis], axis=1)
    return figures | {
        # seqloom: insert probabilityMetrics
        "auc": area_under_curve(truth, rows),
        "top5": share_among(truth, rows, 5),
        "perplexity": np.exp(-np.mean(np.log(np.maximum(own, 1e-7)))),
        # seqloom: end
    }


def area_under_curve(truth: np.ndarray, rows: np.ndarray) -> float:
    """The area under the ROC curve of each class against the others: their mean."""
    is_own = truth[:, np.newaxis] == np.arange(rows.shape[1])
    count = is_own.sum(axis=0)
    # How often one of the class has the higher probability (Mann and Whitney 1947).
    ranks = (pd.DataFrame(rows).rank().to_numpy() * is_own).sum(axis=0)
    pairs, wins = count * (len(truth) - count), ranks - count * (count + 1) / 2
    return np.mean(wins[pairs > 0] / pairs[pairs > 0])


def share_among(truth: np.ndarray, rows: np.ndarray, most: int) -> float:
    """The share of answers whose class is among the most probable ones."""
    best = np.argsort(-rows, axis=1, kind="stable")[:, :most]
    found = np.any(best == truth[:, np.newaxis], axis=1)
    return found.mean() if rows.shape[1] > most else np.nan
