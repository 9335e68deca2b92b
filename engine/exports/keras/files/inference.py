"""Runs the trained model on windows of prepared data."""

import json
import sys

import keras
import numpy as np

# seqloom: if ownFunctions
import model as _model  # noqa: F401  registers a function that the saved model names

# seqloom: end
from table import FOLDER

MODEL_FOLDER = FOLDER / "model"
FITTED_FILE = MODEL_FOLDER / "preprocessing.json"


def load_trained() -> tuple[keras.Model, dict[str, dict]]:
    """The trained model and what its data is prepared with."""
    if not FITTED_FILE.exists():
        sys.exit("The model is not trained yet. Run: python train.py")
    # Only the forward pass is needed here, not the optimizer and its state.
    model = keras.saving.load_model(MODEL_FOLDER / "model.keras", compile=False)
    return model, json.loads(FITTED_FILE.read_text(encoding="utf-8"))


def run_model(model: keras.Model, inputs: list[np.ndarray]) -> list[np.ndarray]:
    """One array for each output of the model."""
    windows = inputs if len(inputs) > 1 else inputs[0]
    outputs = model.predict(windows, batch_size=256, verbose=0)
    return outputs if isinstance(outputs, list) else [outputs]
