import type { CellName } from '../../../emit/kernels/kernelLayer';
import { zeros } from '../../../emit/torch/tensorLayouts';
import type { TorchWeight } from '../../../emit/torch/torchLayer';
import type { Cell } from './cell';
import { cellTensors, type ReadWeight } from './cellTensors';

/**
 * Where PyTorch's gates stand in tfjs's weights. LSTM: i, f, candidate, o in both. GRU: tfjs has z, r, candidate;
 * PyTorch r, z, candidate.
 */
const GATES: Readonly<Record<CellName, readonly number[]>> = {
  lstm: [0, 1, 2, 3],
  gru: [1, 0, 2],
  simpleRnn: [0],
};

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
