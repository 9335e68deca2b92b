"""Trains the model anew and saves it, with what belongs to it, in model/."""

import json
import math

import torch
import torch.nn.functional as F
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset, default_collate

import data
from inference import FITTED_FILE, WEIGHTS_FILE
from model import Model
from recurrent import KerasLSTM

# seqloom: insert optimizerImport
from rmsprop import RMSprop

# seqloom: end
from schedule import Schedule
from table import DATA_FILE, RECIPE, read_table

SETTINGS = RECIPE["training"]


# seqloom: insert losses
def log_cosh(prediction: Tensor, truth: Tensor) -> Tensor:
    """The logarithm of the hyperbolic cosine of the error, without overflow."""
    error = prediction - truth
    return (error + F.softplus(-2 * error) - math.log(2)).mean()


# seqloom: end


def main() -> None:
    torch.manual_seed(SETTINGS["seed"])
    prepared = data.prepare(read_table(DATA_FILE))
    train = batches_of(prepared, "train", shuffle=SETTINGS["shuffle"])
    # seqloom: if validation
    validation = batches_of(prepared, "validation", shuffle=False)
    # seqloom: end
    model = Model()
    initialize(model)
    # seqloom: insert optimizer
    optimizer = RMSprop(model.parameters(), SETTINGS["learningRate"])
    # seqloom: end
    FITTED_FILE.parent.mkdir(exist_ok=True)
    FITTED_FILE.write_text(json.dumps(prepared.fitted, indent=2))
    # seqloom: if schedule
    # seqloom: insert schedule
    schedule = Schedule(optimizer, len(train))
    # seqloom: end
    # seqloom: end
    best_loss, best_epoch = math.inf, 0
    for epoch in range(1, SETTINGS["epochs"] + 1):
        loss = run_epoch(model, train, optimizer)
        print(f"epoch {epoch}/{SETTINGS['epochs']}  loss {loss:.4g}", end="")
        # seqloom: if validation
        loss = run_epoch(model, validation)
        print(f"  validation loss {loss:.4g}")
        # seqloom: end
        # seqloom: if noValidation
        print()
        # seqloom: end
        # seqloom: if scheduleLosses
        schedule.losses.append(loss)
        # seqloom: end
        if not math.isfinite(loss):
            raise SystemExit("The loss diverged. Try a lower learning rate.")
        if loss < best_loss - SETTINGS["minDelta"]:
            best_loss, best_epoch = loss, epoch
            save_file(model.state_dict(), WEIGHTS_FILE)
        elif epoch - best_epoch >= SETTINGS["patience"]:
            break
    print(f"Saved the weights of epoch {best_epoch} to model/.")


def initialize(model: nn.Module) -> None:
    """Draws first weights as Keras does (Glorot and Bengio 2010; Saxe et al. 2014)."""
    for module in model.modules():
        for name, weight in module.named_parameters(recurse=False):
            if name.startswith("bias"):
                nn.init.zeros_(weight)
            elif name.startswith("weight_hh"):
                nn.init.orthogonal_(weight)
            # seqloom: if embeddings
            elif isinstance(module, nn.Embedding):
                nn.init.uniform_(weight, -0.05, 0.05)
            # seqloom: end
            elif weight.dim() > 1:
                nn.init.xavier_uniform_(weight)
            # seqloom: if spareBias
            if isinstance(module, (nn.LSTM, nn.RNN)) and name.startswith("bias_hh"):
                # One bias is enough: both together would move twice as fast.
                weight.requires_grad_(False)
            # seqloom: end
            # seqloom: if stockLstm or kerasLstm
            # seqloom: insert lstm
            is_lstm = isinstance(module, (nn.LSTM, KerasLSTM))
            opens = is_lstm and not hasattr(module, "starts_forgetting")
            if opens and name.startswith("bias_ih"):
                # seqloom: end
                # Forget gates, the second of i, f, g and o, start open.
                nn.init.ones_(weight.data.chunk(4)[1])
            # seqloom: end


def batches_of(prepared: data.Prepared, part: str, shuffle: bool) -> DataLoader:
    """What the model reads and what it should put out, for the windows of a part."""
    rows = data.samples_of(prepared, part)
    arrays = data.input_windows(prepared, rows) + data.target_windows(prepared, rows)
    # seqloom: if bySteps
    # A step counts where it has a class.
    arrays += [data.step_numbers(prepared, rows) >= 0]
    # seqloom: end
    windows = TensorDataset(*map(torch.from_numpy, arrays))
    # seqloom: insert loader
    return DataLoader(windows, SETTINGS["batchSize"], shuffle=shuffle)
    # seqloom: end


# seqloom: if normalizes
def collate(windows: list) -> list[Tensor]:
    """A batch; a single window stands in it twice, since normalizing needs two."""
    return default_collate(windows if len(windows) > 1 else windows * 2)


# seqloom: end
def run_epoch(model: Model, batches: DataLoader, optimizer=None) -> float:
    """One pass over the windows, which trains with an optimizer; their mean loss."""
    model.train(optimizer is not None)
    total = 0.0
    # seqloom: if normalizes or bySteps
    done = 0
    # seqloom: end
    # seqloom: insert batch
    for *inputs, target_1, target_2, target_3 in batches:
        # seqloom: end
        with torch.set_grad_enabled(optimizer is not None):
            # seqloom: insert loss
            outputs = model(*inputs)
            loss = F.mse_loss(outputs[0], target_1)
            loss = loss + log_cosh(outputs[1], target_2)
            loss = loss + F.huber_loss(outputs[2], target_3)
            # seqloom: end
        if optimizer:
            optimizer.zero_grad()
            loss.backward()
            # seqloom: if clip
            torch.nn.utils.clip_grad_norm_(model.parameters(), SETTINGS["clipNorm"])
            # seqloom: end
            optimizer.step()
        # seqloom: insert total
        total += loss.item() * len(inputs[0])
        # seqloom: end
    # seqloom: insert mean
    return total / len(batches.dataset)
    # seqloom: end


if __name__ == "__main__":
    main()
