"""PyTorch on the CPU: a plain training loop over batches made ready before. Started by bench/engines.mjs.

python torchPeer.py THREADS
"""

import sys
import time

import torch
from torch import nn

from protocol import serve

SEED = 7
CELLS = {"lstm": nn.LSTM, "gru": nn.GRU}


class Model(nn.Module):
    """A case's recurrent layers and Dense(1)."""

    def __init__(self, case):
        super().__init__()
        width = case["features"]
        self.recurrent = nn.ModuleList()
        for spec in case["layers"]:
            # PyTorch's own `dropout` lies between stacked layers and is something else.
            assert spec["dropout"] == 0 and spec["recurrentDropout"] == 0
            cell = CELLS[spec["cell"]](width, spec["units"], batch_first=True, bidirectional=spec["bidirectional"])
            self.recurrent.append(cell)
            width = spec["units"] * (2 if spec["bidirectional"] else 1)
        self.hands_on_sequence = [spec["output"] == "sequences" for spec in case["layers"]]
        self.dense = nn.Linear(width, 1)

    def forward(self, x):
        for cell, hands_on_sequence in zip(self.recurrent, self.hands_on_sequence):
            sequence, state = cell(x)
            # The last state: of an LSTM h of (h, c); of two directions side by side.
            last = state[0] if isinstance(state, tuple) else state
            x = sequence if hands_on_sequence else torch.cat(list(last), dim=-1)
        return self.dense(x)


# One process trains one case; its model stays warm over its requests.
models = {}


def measure(case, steps_per_epoch, measured_epochs):
    if case["id"] not in models:
        model = Model(case)
        models[case["id"]] = (model, torch.optim.Adam(model.parameters(), lr=1e-3))
    model, optimizer = models[case["id"]]
    batches = [
        (torch.randn(case["batchSize"], case["timesteps"], case["features"]), torch.randn(case["batchSize"], 1))
        for _ in range(steps_per_epoch)
    ]
    loss_of = nn.MSELoss()
    milliseconds = []
    for _ in range(1 + measured_epochs):
        start = time.perf_counter()
        for x, y in batches:
            optimizer.zero_grad()
            loss = loss_of(model(x), y)
            loss.backward()
            optimizer.step()
        milliseconds.append(1000 * (time.perf_counter() - start) / steps_per_epoch)
    return milliseconds[1:]


threads = int(sys.argv[1])
torch.set_num_threads(threads)
torch.manual_seed(SEED)
serve({"torch": torch.__version__}, measure)
