"""What a model is worth beside what needs none."""

import numpy as np
import pandas as pd


def judge(scores: pd.DataFrame, losses: dict, count: int, overlap: int = 1) -> None:
    """Adds by how much the model, which comes first, is better, and the verdict.

    Losses are errors, squared ones for RMSE, by row of the scores and moment.
    """
    against = {}
    for measure, sums in losses.items():
        ratios = compare(sums, overlap) ** (0.5 if measure == "rmse" else 1)
        scores[f"{measure} better by"] = np.append(np.nan, 1 - ratios[1])
        best = sums[1:].sum(axis=1).argmin()
        against.setdefault(scores.index[best + 1], []).append(ratios[:, best])
    low, ratio, high = np.vstack([*against.values()]).T
    differs = abs(ratio - 1) >= 0.01
    said = "not shown to be better than" if any(differs) else "no better than"
    said = "better than" if all(differs & (high < 1) & (ratio < 1)) else said
    said = "worse than" if all(differs & (low > 1) & (ratio > 1)) else said
    said = "too few samples to judge against" if count < 30 else said
    scores.loc["this model", "verdict"] = f"{said} “{' and '.join(against)}”"


@np.errstate(divide="ignore", invalid="ignore")
def compare(sums: np.ndarray, overlap: int) -> np.ndarray:
    """The model's error over others', between the ends of 95 % intervals.

    These are of a circular block bootstrap (Politis and Romano 1992).
    """
    count = sums.shape[1]
    block = max(overlap, round(count ** (1 / 3)), -(-count // 200))
    block = max(1, min(block, count // 5))
    state, starts = 1, []
    for _ in range(1000 * -(-count // block)):
        state = (1664525 * state + 1013904223) % 2**32
        starts.append(state * count // 2**32)
    starts = np.reshape(starts, (1000, -1))
    ends = starts + block
    ends[:, -1] = starts[:, -1] + (count - 1) % block + 1
    running = np.hstack([sums[:, :1] * 0, sums, sums]).cumsum(axis=1)
    drawn = (running[:, ends] - running[:, starts]).sum(axis=2).clip(0)
    drawn = np.hstack([drawn, sums.sum(axis=1, keepdims=True)])
    ratios = np.nan_to_num(drawn[0] / drawn[1:], nan=1, posinf=np.inf)
    low, high = np.sort(ratios[:, :-1])[:, [25, 974]].T
    return np.stack([low, ratios[:, -1], high])
