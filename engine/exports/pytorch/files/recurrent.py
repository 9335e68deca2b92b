"""Recurrent layers as Keras has them, for what nn.LSTM, nn.GRU and nn.RNN lack.

That is: other activations, a GRU that resets before its matrix product, masks, and
dropout within the recurrence. They run step by step and are slower. Gates are stored
in PyTorch's order and states have PyTorch's shapes, so both kinds work together.
"""

from collections.abc import Callable

import torch
import torch.nn.functional as F
from torch import Tensor, nn

ACTIVATIONS: dict[str, Callable[[Tensor], Tensor]] = {
    "linear": lambda x: x,
    "relu": torch.relu,
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    # Keras 2 and Keras 3 give this name to different functions.
    "keras2_hard_sigmoid": lambda x: torch.clamp(0.2 * x + 0.5, 0, 1),
    "hard_sigmoid": F.hardsigmoid,
}


def sequence_dropout(like: Tensor, rate: float, training: bool) -> Tensor | None:
    """Factors for every step of a sequence alike (Gal and Ghahramani 2016)."""
    return F.dropout(torch.ones_like(like), rate) if training and rate > 0 else None


class KerasRecurrent(nn.Module):
    """A cell that is run over a sequence (batch, time, features).

    Returns the outputs (batch, time, units), in the order in which the steps were read,
    and the last state (1, batch, units). A mask (batch, time) says which steps count:
    at the others the state stays as it is, and so does the output.
    """

    gates = 1

    def __init__(
        self,
        features: int,
        units: int,
        *,
        activation: str = "tanh",
        bias: bool = True,
        dropout: float = 0.0,
        recurrent_dropout: float = 0.0,
        backwards: bool = False,
    ) -> None:
        super().__init__()
        self.units = units
        self.activation = ACTIVATIONS[activation]
        self.dropout = dropout
        self.recurrent_dropout = recurrent_dropout
        self.backwards = backwards
        self.weight_ih = nn.Parameter(torch.empty(self.gates * units, features))
        self.weight_hh = nn.Parameter(torch.empty(self.gates * units, units))
        self.bias_ih = nn.Parameter(torch.empty(self.gates * units)) if bias else None

    def step(self, projected: Tensor, state: list[Tensor], h: Tensor) -> list[Tensor]:
        """The state after a step: of its projected inputs, and h after dropout."""
        raise NotImplementedError

    def pack(self, state: list[Tensor]) -> Tensor | tuple[Tensor, ...]:
        """The last state in the form of PyTorch's own layer."""
        return state[0].unsqueeze(0)

    def unpack(
        self, state: Tensor | tuple[Tensor, ...] | None, like: Tensor
    ) -> list[Tensor]:
        if state is None:
            return [like.new_zeros(like.shape[0], self.units)]
        return [state[0]]

    def forward(
        self,
        inputs: Tensor,
        initial_state: Tensor | tuple[Tensor, ...] | None = None,
        mask: Tensor | None = None,
    ) -> tuple[Tensor, Tensor | tuple[Tensor, ...]]:
        state = self.unpack(initial_state, inputs)
        if self.backwards:
            inputs = inputs.flip(1)
            mask = None if mask is None else mask.flip(1)
        kept = sequence_dropout(inputs[:, 0], self.dropout, self.training)
        if kept is not None:
            inputs = inputs * kept.unsqueeze(1)
        kept = sequence_dropout(state[0], self.recurrent_dropout, self.training)
        # The inputs do not depend on the state: all steps at once.
        projected = F.linear(inputs, self.weight_ih, self.bias_ih).unbind(1)
        outputs = []
        for t, inputs_now in enumerate(projected):
            h = state[0] if kept is None else state[0] * kept
            after = self.step(inputs_now, state, h)
            if mask is not None:
                counts = mask[:, t].unsqueeze(-1)
                both = zip(after, state, strict=True)
                after = [torch.where(counts, new, old) for new, old in both]
            state = after
            outputs.append(state[0])
        return torch.stack(outputs, dim=1), self.pack(state)


# seqloom: if kerasLstm
class KerasLSTM(KerasRecurrent):
    """Long short-term memory (Hochreiter and Schmidhuber 1997). Its state is (h, c)."""

    gates = 4

    def __init__(
        self, *sizes: int, recurrent_activation: str = "sigmoid", **options
    ) -> None:
        super().__init__(*sizes, **options)
        self.gate = ACTIVATIONS[recurrent_activation]

    def step(self, projected: Tensor, state: list[Tensor], h: Tensor) -> list[Tensor]:
        i, f, g, o = (projected + F.linear(h, self.weight_hh)).chunk(4, dim=-1)
        c = self.gate(f) * state[1] + self.gate(i) * self.activation(g)
        return [self.gate(o) * self.activation(c), c]

    def pack(self, state: list[Tensor]) -> tuple[Tensor, ...]:
        return tuple(part.unsqueeze(0) for part in state)

    def unpack(
        self, state: Tensor | tuple[Tensor, ...] | None, like: Tensor
    ) -> list[Tensor]:
        if state is None:
            return [like.new_zeros(like.shape[0], self.units) for _ in range(2)]
        return [part[0] for part in state]


# seqloom: end
# seqloom: if kerasGru
class KerasGRU(KerasRecurrent):
    """Gated recurrent unit (Cho et al. 2014).

    Its reset gate acts on the state before the matrix product, or with `reset_after`
    on the product, which has a bias of its own then.
    """

    gates = 3

    def __init__(
        self,
        *sizes: int,
        recurrent_activation: str = "sigmoid",
        reset_after: bool = False,
        **options,
    ) -> None:
        super().__init__(*sizes, **options)
        self.gate = ACTIVATIONS[recurrent_activation]
        self.reset_after = reset_after
        second = reset_after and self.bias_ih is not None
        self.bias_hh = nn.Parameter(torch.empty(3 * self.units)) if second else None

    def step(self, projected: Tensor, state: list[Tensor], h: Tensor) -> list[Tensor]:
        input_r, input_z, input_n = projected.chunk(3, dim=-1)
        if self.reset_after:
            hidden = F.linear(h, self.weight_hh, self.bias_hh)
            hidden_r, hidden_z, hidden_n = hidden.chunk(3, dim=-1)
            r = self.gate(input_r + hidden_r)
            n = self.activation(input_n + r * hidden_n)
        else:
            weight_rz, weight_n = self.weight_hh.split([2 * self.units, self.units])
            hidden_r, hidden_z = F.linear(h, weight_rz).chunk(2, dim=-1)
            r = self.gate(input_r + hidden_r)
            n = self.activation(input_n + F.linear(r * h, weight_n))
        z = self.gate(input_z + hidden_z)
        return [z * h + (1 - z) * n]


# seqloom: end
# seqloom: if kerasRnn
class KerasRNN(KerasRecurrent):
    """The plain recurrent layer (Elman 1990)."""

    def step(self, projected: Tensor, state: list[Tensor], h: Tensor) -> list[Tensor]:
        return [self.activation(projected + F.linear(h, self.weight_hh))]


# seqloom: end
# seqloom: if kerasBidirectional
class KerasBidirectional(nn.Module):
    """Two layers that read in opposite directions (Schuster and Paliwal 1997).

    Returns both directions merged: at every step, and after the last step that each
    of them reads.
    """

    def __init__(
        self, cell: type[KerasRecurrent], *sizes: int, merge: str = "concat", **options
    ) -> None:
        super().__init__()
        self.forwards = cell(*sizes, **options)
        self.backwards = cell(*sizes, backwards=True, **options)
        self.merge = merge

    def merged(self, a: Tensor, b: Tensor) -> Tensor:
        if self.merge == "sum":
            return a + b
        if self.merge == "mul":
            return a * b
        if self.merge == "ave":
            return (a + b) / 2
        return torch.cat((a, b), dim=-1)

    def forward(
        self, inputs: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        a, _ = self.forwards(inputs, mask=mask)
        b, _ = self.backwards(inputs, mask=mask)
        return self.merged(a, b.flip(1)), self.merged(a[:, -1], b[:, -1])


# seqloom: end
