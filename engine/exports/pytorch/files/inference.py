"""Runs the trained model on windows of prepared data."""

import json

import numpy as np
import torch
from safetensors.torch import load_file

from model import Model
from table import FOLDER, RECIPE

FITTED_FILE = FOLDER / "model/preprocessing.json"
WEIGHTS_FILE = FOLDER / "model/model.safetensors"


def load_trained() -> tuple[Model, dict[str, dict]]:
    """The trained model and what its data is prepared with."""
    if not WEIGHTS_FILE.exists():
        raise SystemExit("The model is not trained yet. Run: python train.py")
    model = Model()
    model.load_state_dict(load_file(WEIGHTS_FILE))
    return model, json.loads(FITTED_FILE.read_text(encoding="utf-8"))


@torch.no_grad()
def run_model(model: Model, inputs: list[np.ndarray]) -> list[np.ndarray]:
    """One array for each output of the model, without dropout."""
    model.eval()
    parts = zip(*(torch.from_numpy(array).split(256) for array in inputs))
    # seqloom: either manyOutputs or oneOutput
    if len(RECIPE["outputs"]) > 1:
        outputs = zip(*(model(*part) for part in parts))
        return [torch.cat(output).numpy() for output in outputs]
    else:
        return [torch.cat([model(*part) for part in parts]).numpy()]
