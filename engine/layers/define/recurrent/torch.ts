import {
  callOf,
  imported,
  indexOf,
  method,
  named,
  type Python,
  type PythonArgument,
} from '../../../emit/python/pythonExpression';
import {
  firstInput,
  type ForwardCode,
  type ForwardPlace,
  size,
  type TorchLayer,
  type TorchWeight,
} from '../../../emit/torch/torchLayer';
import { featuresOf, isMasked, type LayerStep } from '../layerStep';
import { type Cell, cellTensors, type ReadWeight } from './cell';
import type { CellName } from '../../../emit/kernels/kernelLayer';
import { zeros } from '../../../emit/torch/tensorLayouts';

/** The classes that run a cell: PyTorch's own, and the one of the exported `recurrent.py`. */
const CLASSES = {
  lstm: { stock: 'LSTM', own: 'KerasLSTM' },
  gru: { stock: 'GRU', own: 'KerasGRU' },
  simpleRnn: { stock: 'RNN', own: 'KerasRNN' },
} as const;

type Fed = Pick<LayerStep, 'inputSpecs'>;

/** A class of `recurrent.py`. */
export const ofRecurrentFile = (name: string): Python => imported({ file: 'recurrent' }, name);
export const ownClass = ({ cell }: Cell): Python => ofRecurrentFile(CLASSES[cell].own);

/**
 * Whether PyTorch's own class computes the same: it has no masks, no dropout within the recurrence, one choice of
 * activations, and a GRU that resets after the product only.
 */
export function isStock(cell: Cell, step: Fed): boolean {
  if (isMasked(step) || cell.recurrentDropout > 0) return false;
  if (cell.cell === 'simpleRnn') return cell.activation === 'tanh' || cell.activation === 'relu';
  const gates = cell.activation === 'tanh' && cell.recurrentActivation === 'sigmoid';
  return cell.cell === 'lstm' ? gates : gates && cell.resetAfter;
}

/** What the first weights of a cell need beyond those of any other. */
export function cellStart(cell: Cell, stock: boolean): Pick<TorchLayer, 'hasSpareBias' | 'startsForgetting'> {
  return {
    hasSpareBias: stock && cell.useBias && cell.cell !== 'gru',
    startsForgetting: cell.cell === 'lstm' && cell.useBias && !cell.unitForgetBias,
  };
}

/** LSTM, GRU or SimpleRNN in one direction. */
export function torchCell(cell: Cell, step: Fed): TorchLayer {
  const stock = isStock(cell, step);
  if (!stock) {
    const backwards = cell.goBackwards && named('backwards', true);
    const value = callOf(ownClass(cell), size(featuresOf(step)), cell.units, ...ownOptions(cell), backwards);
    return {
      modules: [{ suffix: '', value }],
      forward: (place) => run(place, cell, firstInput(place), place.mask),
      weights: (read) => ownCellWeights(cell, read, ''),
      ...cellStart(cell, stock),
    };
  }
  // Keras drops the same features at every step, as this does to channels.
  const dropout = { suffix: 'dropout', value: callOf(imported('nn', 'Dropout1d'), cell.dropout) };
  return {
    modules: [{ suffix: '', value: stockModule(cell, step) }, ...(cell.dropout > 0 ? [dropout] : [])],
    forward: (place) => run(place, cell, fedWith(place, cell), null),
    weights: (read) => stockCellWeights(cell, read, ''),
    ...cellStart(cell, stock),
  };
}

/** The statements that run a layer which returns its outputs and its last state. */
function run(place: ForwardPlace, { returnSequences }: Cell, input: Python, mask: Python | null): ForwardCode {
  const { self, out, outState, initialState } = place;
  const masked = mask !== null && (initialState === null ? named('mask', mask) : mask);
  const value = callOf(self(), input, initialState ?? false, masked);
  return {
    before: [{ target: `${out}, ${outState ?? '_'}`, value }],
    value: returnSequences ? null : indexOf(out, ':, -1'),
  };
}

/** What PyTorch's own class reads: with dropout on the inputs, and from the end where the layer goes backward. */
function fedWith(place: ForwardPlace, { dropout, goBackwards }: Cell): Python {
  const input = firstInput(place);
  const dropped = (): Python => callOf(place.self('dropout'), method(input, 'transpose', 1, 2));
  const kept = dropout > 0 ? method(dropped(), 'transpose', 1, 2) : input;
  return goBackwards ? method(kept, 'flip', 1) : kept;
}

/** PyTorch's own class for a cell. */
export function stockModule(cell: Cell, step: Fed, bidirectional = false): Python {
  return callOf(
    imported('nn', CLASSES[cell.cell].stock),
    size(featuresOf(step)),
    cell.units,
    cell.cell === 'simpleRnn' && cell.activation === 'relu' && named('nonlinearity', '"relu"'),
    !cell.useBias && named('bias', false),
    named('batch_first', true),
    bidirectional && named('bidirectional', true),
  );
}

/** How `recurrent.py` calls the activations of tfjs that differ there. */
const OWN_NAMES: Readonly<Record<string, string>> = {
  hardSigmoid: 'keras2_hard_sigmoid',
  hardSigmoid3: 'hard_sigmoid',
};

/** The options of a class of `recurrent.py` that differ from its defaults. */
export function ownOptions(cell: Cell): readonly (PythonArgument | false)[] {
  const gated = cell.cell !== 'simpleRnn';
  const { activation, recurrentActivation } = cell;
  const quoted = (name: string): string => `"${OWN_NAMES[name] ?? name}"`;
  return [
    activation !== 'tanh' && named('activation', quoted(activation)),
    gated && recurrentActivation !== 'sigmoid' && named('recurrent_activation', quoted(recurrentActivation)),
    !cell.useBias && named('bias', false),
    cell.resetAfter && named('reset_after', true),
    cell.dropout > 0 && named('dropout', cell.dropout),
    cell.recurrentDropout > 0 && named('recurrent_dropout', cell.recurrentDropout),
  ];
}

/**
 * Where PyTorch's gates stand in tfjs's weights. LSTM: i, f, candidate, o in both. GRU: tfjs has z, r, candidate;
 * PyTorch r, z, candidate.
 */
const GATES: Readonly<Record<CellName, readonly number[]>> = { lstm: [0, 1, 2, 3], gru: [1, 0, 2], simpleRnn: [0] };

/** The weights of a class of `recurrent.py`. */
export function ownCellWeights(cell: Cell, read: ReadWeight, prefix: string): TorchWeight[] {
  const { input, recurrent, biases } = cellTensors(cell, read, GATES[cell.cell]);
  const [first, second] = biases;
  return [
    { name: `${prefix}weight_ih`, ...input },
    { name: `${prefix}weight_hh`, ...recurrent },
    ...(first ? [{ name: `${prefix}bias_ih`, ...first }] : []),
    ...(second ? [{ name: `${prefix}bias_hh`, ...second }] : []),
  ];
}

/** The weights of `nn.LSTM`, `nn.GRU` or `nn.RNN` in one direction. Where tfjs has one bias, the second is zero. */
export function stockCellWeights(cell: Cell, read: ReadWeight, direction: '' | '_reverse'): TorchWeight[] {
  const own = ownCellWeights(cell, read, '');
  const bias = own.length === 3 && own[2];
  const all = bias ? [...own, { name: 'bias_hh', ...zeros(bias.values.length) }] : own;
  return all.map((weight) => ({ ...weight, name: `${weight.name}_l0${direction}` }));
}
