"""The recipe of the program, and how tables are read by it."""

import json
from pathlib import Path

import pandas as pd

FOLDER = Path(__file__).parent
RECIPE = json.loads((FOLDER / "recipe.json").read_text(encoding="utf-8"))
DATA_FILE = FOLDER / "data" / RECIPE["data"]
# seqloom: if numbers
MISSING = ["", "na", "n/a", "nan", "null", "none", "-", "?"]
# seqloom: end


def read_table(file: str | Path) -> pd.DataFrame:
    """Reads a CSV file as text cells, without the space around them."""
    table = pd.read_csv(file, sep=RECIPE["delimiter"], dtype=str, keep_default_na=False)
    table = table.rename(columns=str.strip)
    if table.isna().any(axis=None) or not {*RECIPE["columns"]} <= {*table}:
        raise SystemExit(f"{file} lacks a field, or a column of {RECIPE['columns']}.")
    table = table.map(str.strip)
    return table[(table != "").any(axis=1)].reset_index(drop=True)


# seqloom: if numbers
def numbers_of(cells: pd.DataFrame) -> pd.DataFrame:
    """The cells as numbers, empty ones as NaN."""
    # seqloom: if decimalComma
    cells = cells.map(lambda cell: cell.replace(",", "."))
    # seqloom: end
    return cells.mask(cells.map(str.lower).isin(MISSING)).astype(float)


# seqloom: end
# seqloom: if scaled
def fit(values: pd.DataFrame) -> pd.DataFrame:
    """The scaling of each column: a scaled value is (value - offset) / scale."""
    # seqloom: either standard or minMax or none
    if RECIPE["scaling"] == "standard":
        offset, scale = values.mean(), values.std(ddof=0)
    elif RECIPE["scaling"] == "minMax":
        offset, scale = values.min(), values.max() - values.min()
    else:
        offset, scale = values.min() * 0, values.min() * 0 + 1
    # seqloom: if fitted
    scale = scale.where(values.nunique() > 1, 1.0)
    # seqloom: end
    return pd.DataFrame({"offset": offset, "scale": scale}).T


# seqloom: end
