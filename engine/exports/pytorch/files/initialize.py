"""First weights."""

from collections.abc import Collection

from torch import nn

from recurrent import KerasLSTM


# seqloom: insert initialize
def initialize(model: nn.Module, forget_bias_zero: Collection[nn.Module] = ()) -> None:
    # seqloom: end
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
            opens = is_lstm and module not in forget_bias_zero
            if opens and name.startswith("bias_ih"):
                # seqloom: end
                # Forget gates, the second of i, f, g and o, start open.
                nn.init.ones_(weight.data.chunk(4)[1])
            # seqloom: end
