import type { CellName } from '../../../emit/kernels/kernelLayer';
import { concatenated, type TensorValues } from '../../../tensors/tensorValues';
import type { Cell } from './cell';

/**
 * Where ONNX's gates stand in tfjs's weights. LSTM: ONNX has i, o, f, c; tfjs i, f, c, o. GRU: z, r, candidate in both.
 */
const GATES: Readonly<Record<CellName, readonly number[]>> = {
  lstm: [0, 3, 1, 2],
  gru: [0, 1, 2],
  simpleRnn: [0],
};

/** The weights of one direction, row by row as ONNX wants them. */
export interface OnnxCellWeights {
  /** gates·units × features. */
  readonly input: Float32Array;
  /** gates·units × units. */
  readonly recurrent: Float32Array;
  /** The bias of the input, then that of the state, each gates·units; null without bias. */
  readonly bias: Float32Array | null;
  readonly features: number;
}

/** Brings the weights of a cell into ONNX's order. Only a GRU with `resetAfter` has a bias of the state. */
export function onnxCellWeights(
  { cell, units, useBias }: Cell,
  weight: (name: string) => TensorValues,
): OnnxCellWeights {
  const gates = GATES[cell];
  const kernel = weight('kernel');
  const bias = useBias ? weight('bias').values : null;
  const width = gates.length * units;
  return {
    input: gateRows(kernel.values, gates, units),
    recurrent: gateRows(weight('recurrent_kernel').values, gates, units),
    bias: bias && concatenated([gateRows(bias.subarray(0, width), gates, units), stateBias(bias, gates, units)]),
    features: kernel.shape[0] ?? 0,
  };
}

function stateBias(bias: Float32Array, gates: readonly number[], units: number): Float32Array {
  const width = gates.length * units;
  return bias.length > width ? gateRows(bias.subarray(width), gates, units) : new Float32Array(width);
}

/** rows × (gates · units) turned into (gates · units) × rows, with the gates in the given order. */
function gateRows(values: Float32Array, gates: readonly number[], units: number): Float32Array {
  const width = gates.length * units;
  const rows = values.length / width;
  const turned = new Float32Array(values.length);
  gates.forEach((gate, place) => {
    for (let unit = 0; unit < units; unit++) {
      const from = gate * units + unit;
      const to = (place * units + unit) * rows;
      for (let row = 0; row < rows; row++) turned[to + row] = values[row * width + from] as number;
    }
  });
  return turned;
}
