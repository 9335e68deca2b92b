"""Average pooling with TensorFlow's padding "same"."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn


class SameAvgPool1d(nn.Module):
    """Means of windows, as many as strides fit into (batch, channels, time).

    An odd step of padding goes to the end, which nn.AvgPool1d cannot do, and what is
    added does not count.
    """

    def __init__(self, size: int, stride: int) -> None:
        super().__init__()
        self.size = size
        self.stride = stride

    def forward(self, x: Tensor) -> Tensor:
        steps = x.shape[-1]
        windows = -(-steps // self.stride)
        missing = max((windows - 1) * self.stride + self.size - steps, 0)
        padding = (missing // 2, missing - missing // 2)
        means = F.avg_pool1d(F.pad(x, padding), self.size, self.stride)
        ones = F.pad(torch.ones_like(x[:1, :1]), padding)
        return means / F.avg_pool1d(ones, self.size, self.stride)
