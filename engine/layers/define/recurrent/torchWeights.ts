import type { CellName } from '../../../emit/kernels/kernelLayer';
import { reorderedGates, rowOf, transposed, zeros } from '../../../emit/torch/tensorLayouts';
import type { TorchWeight } from '../../../emit/torch/torchLayer';
import type { TensorValues } from '../../../tensors/tensorValues';
import type { Cell } from './cell';

/** Finds a weight of a cell by its name: `kernel`, `recurrent_kernel` or `bias`. */
type ReadWeight = (name: string) => TensorValues;

/**
 * Where PyTorch's gates stand in tfjs's weights. LSTM: i, f, candidate, o in both. GRU: tfjs has z, r, candidate;
 * PyTorch r, z, candidate.
 */
const GATES: Readonly<Record<CellName, readonly number[]>> = {
  lstm: [0, 1, 2, 3],
  gru: [1, 0, 2],
  simpleRnn: [0],
};

interface CellTensors {
  readonly input: TensorValues;
  readonly recurrent: TensorValues;
  /** One of them, or with `resetAfter` that of the inputs and that of the state. */
  readonly biases: readonly TensorValues[];
}

function cellTensors({ cell, useBias, resetAfter }: Cell, read: ReadWeight): CellTensors {
  const order = GATES[cell];
  const matrix = (name: string): TensorValues => reorderedGates(transposed(read(name)), order);
  const bias = useBias ? read('bias') : null;
  const rows = bias === null ? [] : resetAfter ? [rowOf(bias, 0), rowOf(bias, 1)] : [bias];
  return {
    input: matrix('kernel'),
    recurrent: matrix('recurrent_kernel'),
    biases: rows.map((row) => reorderedGates(row, order)),
  };
}

/** The weights of `nn.LSTM`, `nn.GRU` or `nn.RNN` in one direction. Where tfjs has one bias, the second is zero. */
export function stockCellWeights(cell: Cell, read: ReadWeight, direction: '' | '_reverse'): TorchWeight[] {
  const { input, recurrent, biases } = cellTensors(cell, read);
  const [first, second] = biases;
  return [
    { name: `weight_ih_l0${direction}`, ...input },
    { name: `weight_hh_l0${direction}`, ...recurrent },
    ...(first ? [{ name: `bias_ih_l0${direction}`, ...first }] : []),
    ...(first ? [{ name: `bias_hh_l0${direction}`, ...(second ?? zeros(first.values.length)) }] : []),
  ];
}

/** The weights of a class of `recurrent.py`. */
export function ownCellWeights(cell: Cell, read: ReadWeight, prefix: string): TorchWeight[] {
  const { input, recurrent, biases } = cellTensors(cell, read);
  const [first, second] = biases;
  return [
    { name: `${prefix}weight_ih`, ...input },
    { name: `${prefix}weight_hh`, ...recurrent },
    ...(first ? [{ name: `${prefix}bias_ih`, ...first }] : []),
    ...(second ? [{ name: `${prefix}bias_hh`, ...second }] : []),
  ];
}
