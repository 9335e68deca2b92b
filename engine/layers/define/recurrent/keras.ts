import {
  activationOption,
  GLOROT,
  type KerasLayer,
  kerasLayer,
  none,
  option,
  positional,
  saved,
  ZEROS,
} from '../../../emit/keras/kerasLayer';
import type { KerasOptions, ReadContext } from '../../../emit/keras/kerasOptions';
import type { CellName } from '../../../emit/kernels/kernelLayer';
import type { ParamValue } from '../../../graph/graph';
import { type Cell, CELLS } from './cell';
import { GATE_PARAMS, ONE_DIRECTION_PARAMS } from './params';

/** A cell's layer in Keras. */
export function kerasCell(cell: Cell, givesState = false): KerasLayer {
  const own = {
    return_sequences: option(cell.returnSequences, false),
    return_state: option(givesState, false),
    go_backwards: option(cell.goBackwards, false),
    stateful: saved(false),
    unroll: saved(false),
    units: positional(cell.units),
    activation: activationOption(cell.activation, 'tanh'),
    use_bias: option(cell.useBias, true),
    kernel_initializer: GLOROT,
    recurrent_initializer: saved({ initializer: 'Orthogonal', config: { gain: 1, seed: null } }),
    bias_initializer: ZEROS,
    ...none('regularizer', 'kernel', 'recurrent', 'bias', 'activity'),
    ...none('constraint', 'kernel', 'recurrent', 'bias'),
    dropout: option(cell.dropout, 0),
    recurrent_dropout: option(cell.recurrentDropout, 0),
    ...(cell.cell !== 'simpleRnn' && { recurrent_activation: activationOption(cell.recurrentActivation, 'sigmoid') }),
    ...(cell.cell === 'lstm' && { unit_forget_bias: option(cell.unitForgetBias, true) }),
    ...(cell.cell === 'gru' && { reset_after: option(cell.resetAfter, true) }),
  };
  return kerasLayer(CELLS[cell.cell].className, own, 'cell');
}

/** The classes of Keras that become each cell. Those for cuDNN compute the same with another layout of their weights. */
export const CELL_CLASSES: Readonly<Record<CellName, readonly string[]>> = {
  lstm: ['LSTM', 'CuDNNLSTM'],
  gru: ['GRU', 'CuDNNGRU'],
  simpleRnn: ['SimpleRNN'],
};

/** Reads the parameters of a recurrent layer that runs in one direction. */
export function readCell(
  cell: CellName,
  options: KerasOptions,
  context: ReadContext,
): Readonly<Record<string, ParamValue>> {
  options.only('time_major', false);
  const isCudnn = context.className.startsWith('CuDNN');
  // Files that leave it out are of Keras 1 and tf.js, whose default this was.
  const gates = isCudnn || options.value('recurrent_activation') !== undefined ? 'sigmoid' : 'hard_sigmoid';
  // `zero_output_for_mask`, which Keras sets within every Bidirectional, says what stands at masked steps. No layer of Seqloom
  // looks at those: the ones that take a mask pass over them, all others are refused behind it.
  return {
    units: options.number('units'),
    output: options.flag('return_sequences', false) ? 'sequences' : 'last',
    dropout: options.number('dropout', 0),
    recurrentDropout: options.number('recurrent_dropout', 0),
    activation: options.activation('activation', ONE_DIRECTION_PARAMS.activation, 'tanh', context),
    useBias: options.flag('use_bias', true),
    goBackwards: options.flag('go_backwards', false),
    ...(cell !== 'simpleRnn' && {
      recurrentActivation: options.activation('recurrent_activation', GATE_PARAMS.recurrentActivation, gates, context),
    }),
    ...(cell === 'gru' && { resetAfter: isCudnn || options.flag('reset_after', false) }),
    ...(cell === 'lstm' && { unitForgetBias: options.flag('unit_forget_bias', true) }),
  };
}
