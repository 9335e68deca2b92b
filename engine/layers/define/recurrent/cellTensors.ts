import { reorderedGates, rowOf, transposed } from '../../../emit/torch/tensorLayouts';
import type { TensorValues } from '../../../tensors/tensorValues';
import type { Cell } from './cell';

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
