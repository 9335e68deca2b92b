import {
  CELL_ACTIVATIONS,
  type CellName,
  GATE_ACTIVATIONS,
  type GateActivation,
  type KernelRecurrent,
} from '../../../emit/kernels/kernelLayer';
import type { WeightDefinition } from '../weights';
import { reorderedGates, rowOf, transposed } from '../../../emit/torch/tensorLayouts';
import type { TensorValues } from '../../../tensors/tensorValues';

/** One direction of a recurrent layer, with everything said that its node or Bidirectional may leave out. */
export interface Cell extends Omit<KernelRecurrent, 'recurrentActivation'> {
  readonly recurrentActivation: GateActivation | 'hardSigmoid3';
  readonly useBias: boolean;
  /** LSTM only: forget gates start open. */
  readonly unitForgetBias: boolean;
}

/** What is known of each kind of cell: its gates side by side in its weights, its state, and the work of one unit beside its products. */
export const CELLS = {
  lstm: { className: 'LSTM', factory: 'lstm', gates: 4, elementwise: 9, states: ['h', 'c'] },
  gru: { className: 'GRU', factory: 'gru', gates: 3, elementwise: 8, states: ['h'] },
  simpleRnn: { className: 'SimpleRNN', factory: 'simpleRNN', gates: 1, elementwise: 2, states: ['h'] },
} as const;

/** Kernel, recurrent kernel and bias, the gates side by side. With `resetAfter` the bias has two rows, one of each side. */
export function cellWeights(cell: Cell, features: number, prefix = ''): readonly WeightDefinition[] {
  const { units, useBias, resetAfter } = cell;
  const width = CELLS[cell.cell].gates * units;
  const opens = cell.cell === 'lstm' && cell.unitForgetBias;
  const weights: readonly WeightDefinition[] = [
    { name: 'kernel', shape: [features, width], initializer: 'glorotUniform' },
    { name: 'recurrent_kernel', shape: [units, width], initializer: 'orthogonal' },
    { name: 'bias', shape: resetAfter ? [2, width] : [width], initializer: opens ? 'openForgetGates' : 'zeros' },
  ];
  return weights.slice(0, useBias ? 3 : 2).map((weight) => ({ ...weight, name: prefix + weight.name }));
}

/**
 * Work of one cell over a sequence: the two matrix products of each gate (two operations a multiply-add), and what each unit
 * does beside them at each step.
 */
export function countCellFlops(cell: CellName, units: number, shape: readonly number[]): number {
  const [timesteps = 0, features = 0] = shape;
  const { gates, elementwise } = CELLS[cell];
  return timesteps * (2 * gates * units * (features + units) + elementwise * units);
}

/** The cell as the fused program computes it; null where an activation has no kernel. */
export function kernelCell(cell: Cell): KernelRecurrent | null {
  const { useBias: _bias, unitForgetBias: _start, ...rest } = cell;
  const activation = CELL_ACTIVATIONS.find((name) => name === cell.activation);
  const gate = cell.cell === 'simpleRnn' ? 'sigmoid' : cell.recurrentActivation;
  const recurrentActivation = GATE_ACTIVATIONS.find((name) => name === gate);
  return activation && recurrentActivation ? { ...rest, activation, recurrentActivation } : null;
}

/** Finds a weight of a cell by its name: `kernel`, `recurrent_kernel` or `bias`. */
export type ReadWeight = (name: string) => TensorValues;

interface CellTensors {
  /** gates·units × features. */
  readonly input: TensorValues;
  /** gates·units × units. */
  readonly recurrent: TensorValues;
  /** One of gates·units, or with `resetAfter` that of the inputs and that of the state. */
  readonly biases: readonly TensorValues[];
}

/** The weights of a cell as PyTorch and ONNX lay them out: transposed, their gates one after another in this order. */
export function cellTensors({ useBias, resetAfter }: Cell, read: ReadWeight, order: readonly number[]): CellTensors {
  const matrix = (name: string): TensorValues => reorderedGates(transposed(read(name)), order);
  const [input, recurrent] = [matrix('kernel'), matrix('recurrent_kernel')];
  const bias = useBias ? read('bias') : null;
  const rows = bias === null ? [] : resetAfter ? [rowOf(bias, 0), rowOf(bias, 1)] : [bias];
  return { input, recurrent, biases: rows.map((row) => reorderedGates(row, order)) };
}
