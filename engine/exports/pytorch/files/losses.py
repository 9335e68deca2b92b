"""Losses of probabilities, which are kept away from 0 and 1 as in Keras."""

import torch.nn.functional as F
from torch import Tensor


# seqloom: if binaryCrossentropy
def binary_crossentropy(probability: Tensor, truth: Tensor) -> Tensor:
    """Of the probability of the second of two classes."""
    return F.binary_cross_entropy(probability.clamp(1e-7, 1 - 1e-7), truth)


# seqloom: end
# seqloom: if categoricalCrossentropy
def categorical_crossentropy(probabilities: Tensor, truth: Tensor) -> Tensor:
    """Of the probability of each class and rows with 1 at the true one."""
    likelihood = truth * probabilities.clamp(1e-7, 1 - 1e-7).log()
    return -likelihood.sum(dim=-1).mean()


# seqloom: end
