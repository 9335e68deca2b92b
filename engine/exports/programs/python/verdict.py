"""The verdict on a model beside what needs none."""

import pandas as pd


def verdict(errors: pd.Series) -> str:
    """Judges the first of some errors, the model's. Differences below 1 % are none."""
    others = errors.iloc[1:]
    ratios = (errors.iloc[0] / others).fillna(1)
    best, beaten = others.idxmin(), others[ratios <= 0.99]
    if abs(ratios[best] - 1) < 0.01:
        return f"no better than “{best}”"
    if ratios[best] < 1:
        return f"better than “{best}”"
    also = f", better than “{beaten.idxmin()}”" if len(beaten) else ""
    return f"worse than “{best}”{also}"
