/** `dataset.py`: windows for PyTorch's DataLoader. */
export function datasetFile(): string {
  return `"""Windows of the prepared rows for a DataLoader."""

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import Dataset

from data import Prepared, input_windows, target_windows


class WindowDataset(Dataset[tuple[list[Tensor], list[Tensor]]]):
    """Windows that start at these rows: what the model reads, and what came after."""

    def __init__(self, prepared: Prepared, starts: np.ndarray) -> None:
        self.inputs = [torch.from_numpy(x) for x in input_windows(prepared, starts)]
        self.targets = [torch.from_numpy(y) for y in target_windows(prepared, starts)]

    def __len__(self) -> int:
        return len(self.inputs[0])

    def __getitem__(self, i: int) -> tuple[list[Tensor], list[Tensor]]:
        return [x[i] for x in self.inputs], [y[i] for y in self.targets]
`;
}
