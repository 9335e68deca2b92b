"""Trains the model anew and saves it, with what belongs to it, in model/."""

import json
import math

import keras

import data
from inference import FITTED_FILE, MODEL_FILE
from model import build_model
from schedule import Schedule
from table import DATA_FILE, RECIPE, read_table


def main() -> None:
    settings = RECIPE["training"]
    # First weights, dropout and the order of the windows are the same in each training.
    keras.utils.set_random_seed(settings["seed"])
    prepared = data.prepare(read_table(DATA_FILE))
    model = build_model()
    model.summary()
    # The weights of the best epoch are kept, not those of the last one.
    best = keras.callbacks.EarlyStopping(
        # seqloom: insert monitor
        monitor="val_loss",
        # seqloom: end
        mode="min",
        min_delta=settings["minDelta"],
        patience=settings["patience"],
        restore_best_weights=True,
    )
    # seqloom: if bySteps
    inputs, targets, weights = windows(prepared, "train")
    # seqloom: end
    history = model.fit(
        # seqloom: insert train
        *windows(prepared, "train"),
        # seqloom: end
        epochs=settings["epochs"],
        batch_size=settings["batchSize"],
        shuffle=settings["shuffle"],
        # seqloom: if validation
        validation_data=windows(prepared, "validation"),
        # seqloom: if bySteps
        # In one batch, so that each of its steps counts alike.
        validation_batch_size=len(prepared.samples),
        # seqloom: end
        # seqloom: end
        # seqloom: insert callbacks
        callbacks=[best, Schedule(), keras.callbacks.TerminateOnNaN()],
        # seqloom: end
        verbose=2,
    )
    if not math.isfinite(history.history["loss"][-1]):
        raise SystemExit("The loss diverged. Try a lower learning rate.")
    FITTED_FILE.parent.mkdir(exist_ok=True)
    FITTED_FILE.write_text(json.dumps(prepared.fitted, indent=2))
    model.save(MODEL_FILE)
    print(f"Saved the weights of epoch {best.best_epoch + 1} to model/.")


def windows(prepared: data.Prepared, part: str) -> tuple:
    """What the model sees and what it should put out, for every window of a part."""
    starts = data.samples_of(prepared, part)
    inputs = data.input_windows(prepared, starts)
    targets = data.target_windows(prepared, starts)
    # seqloom: if bySteps
    # A step counts where it has a class.
    weights = (data.step_numbers(prepared, starts) >= 0).astype("float32")
    # seqloom: end
    # seqloom: insert windows
    return (inputs if len(inputs) > 1 else inputs[0]), targets
    # seqloom: end


if __name__ == "__main__":
    main()
