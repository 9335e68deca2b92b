import { lines } from '../../typescript/files/sections';

/** What `initialize.py` has to know of the model. */
export interface InitializeTraits {
  /** Linear or convolutional layers. */
  readonly kernels: boolean;
  readonly embeddings: boolean;
  /** PyTorch's own recurrent layers, and those of `recurrent.py`. */
  readonly stock: boolean;
  readonly own: boolean;
  /** An LSTM of PyTorch's own, and one of `recurrent.py`. */
  readonly stockLstm: boolean;
  readonly ownLstm: boolean;
  /** A layer of PyTorch's own whose second bias is one too many. */
  readonly spareBias: boolean;
  /** An LSTM whose forget gates start half closed. */
  readonly forgetBiasZero: boolean;
}

/** `initialize.py`: first weights as Keras and Seqloom draw them. */
export function initializeFile(traits: InitializeTraits): string {
  const { kernels, embeddings, stock, own, stockLstm, ownLstm, spareBias, forgetBiasZero } = traits;
  const hasRecurrent = stock || own;
  const ownNames = [ownLstm && 'KerasLSTM', own && 'KerasRecurrent'].filter((name) => name !== false);
  const anything = kernels || embeddings || hasRecurrent;
  const options = forgetBiasZero ? ', forget_bias_zero: Collection[nn.Module] = ()' : '';
  const parameters = `model: nn.Module${options}`;
  const recurrent = [stock && 'nn.RNNBase', own && 'KerasRecurrent'].filter((name) => name !== false);
  return `${lines(
    `"""First weights${spareBias ? ', and the biases that are not trained' : ''}."""`,
    '',
    forgetBiasZero && 'from collections.abc import Collection',
    forgetBiasZero && '',
    'from torch import nn',
    own && '',
    own && `from recurrent import ${ownNames.join(', ')}`,
    '',
    '',
    `def initialize(${parameters}) -> None:`,
    '    """Draws first weights as Keras does, so that training starts alike.',
    '',
    kernels && '    Kernels are uniform after Glorot and Bengio (2010), biases zero.',
    hasRecurrent && '    Recurrent kernels are orthogonal (Saxe, McClelland and Ganguli 2014).',
    (stockLstm || ownLstm) &&
      `    Forget gates of LSTMs start open, with a bias of 1${forgetBiasZero ? ', but for those of `forget_bias_zero`' : ''}.`,
    embeddings && '    Embeddings are uniform between -0.05 and 0.05.',
    !anything && '    The model has no weights that PyTorch would draw otherwise.',
    '    """',
    anything && '    for module in model.modules():',
    kernels && '        if isinstance(module, (nn.Linear, nn.Conv1d)):',
    kernels && '            nn.init.xavier_uniform_(module.weight)',
    kernels && '            if module.bias is not None:',
    kernels && '                nn.init.zeros_(module.bias)',
    embeddings && '        if isinstance(module, nn.Embedding):',
    embeddings && '            nn.init.uniform_(module.weight, -0.05, 0.05)',
    hasRecurrent && `        if isinstance(module, ${oneOrTuple(recurrent)}):`,
    hasRecurrent && recurrentLines(traits),
  )}\n`;
}

function oneOrTuple(names: readonly string[]): string {
  return names.length === 1 ? (names[0] ?? '') : `(${names.join(', ')})`;
}

function recurrentLines({ stockLstm, ownLstm, spareBias, forgetBiasZero }: InitializeTraits): string {
  const lstms = [stockLstm && 'nn.LSTM', ownLstm && 'KerasLSTM'].filter((name) => name !== false);
  const isLstm = `isinstance(module, ${oneOrTuple(lstms)})`;
  return lines(
    lstms.length > 0 && `            opens = ${isLstm}${forgetBiasZero ? ' and module not in forget_bias_zero' : ''}`,
    '            for name, weight in module.named_parameters(recurse=False):',
    '                if name.startswith("weight_ih"):',
    '                    nn.init.xavier_uniform_(weight)',
    '                elif name.startswith("weight_hh"):',
    '                    nn.init.orthogonal_(weight)',
    '                else:',
    '                    nn.init.zeros_(weight)',
    lstms.length > 0 && '                if opens and name.startswith("bias_ih"):',
    lstms.length > 0 && '                    # The gates stand in the order i, f, g, o.',
    lstms.length > 0 && '                    nn.init.ones_(weight.data.chunk(4)[1])',
    spareBias && '            if isinstance(module, (nn.LSTM, nn.RNN)):',
    spareBias && '                # PyTorch adds two biases where one is enough. Trained both, they would',
    spareBias && '                # move together, twice as fast; so the second one stays zero.',
    spareBias && '                for name, weight in module.named_parameters():',
    spareBias && '                    if name.startswith("bias_hh"):',
    spareBias && '                        weight.requires_grad_(False)',
  );
}
