"""Runs the trained model on windows of prepared data."""

import json

import keras
import numpy as np

# seqloom: if ownFunctions
import model as _model  # noqa: F401  registers a function that the saved model names

# seqloom: end
from table import FOLDER

MODEL_FILE = FOLDER / "model/model.keras"
FITTED_FILE = FOLDER / "model/preprocessing.json"


def load_trained() -> tuple[keras.Model, dict[str, dict]]:
    """The trained model and what its data is prepared with."""
    if not FITTED_FILE.exists():
        raise SystemExit("The model is not trained yet. Run: python train.py")
    # Only the forward pass is needed here, not the optimizer and its state.
    model = keras.saving.load_model(MODEL_FILE, compile=False)
    return model, json.loads(FITTED_FILE.read_text(encoding="utf-8"))


def run_model(model: keras.Model, inputs: list[np.ndarray]) -> list[np.ndarray]:
    """One array for each output of the model."""
    windows = inputs if len(inputs) > 1 else inputs[0]
    outputs = model.predict(windows, batch_size=256, verbose=0)
    return outputs if isinstance(outputs, list) else [outputs]
