import type { ForeignLayer, ForeignWeight } from './foreignModel';

const GATES: Readonly<Record<string, number>> = { CuDNNLSTM: 4, CuDNNGRU: 3 };

/**
 * The weights of a layer as plain Keras has them. CuDNNLSTM and CuDNNGRU keep the matrix of each gate transposed and one
 * bias for the inputs beside one for the state; LSTM needs only their sum, GRU with `reset_after` both.
 */
export function fromCudnn({ className, config, weights }: ForeignLayer): readonly ForeignWeight[] {
  const found = weights ?? [];
  const { layer } = config as { layer?: { class_name?: unknown } };
  const cell = className === 'Bidirectional' ? layer?.class_name : className;
  const gates = typeof cell === 'string' && Object.hasOwn(GATES, cell) ? GATES[cell] : undefined;
  if (gates === undefined) return found;
  return found.map((weight, i) => {
    if (i % 3 < 2) return transposed(weight, gates);
    return bias(weight, gates);
  });
}

/** Each gate's block, read row by row as the transposed matrix. Both kinds of kernel are turned alike. */
function transposed(weight: ForeignWeight, gates: number): ForeignWeight {
  const [rows = 0, width = 0] = weight.shape;
  const units = width / gates;
  const values = new Float32Array(weight.values.length);
  for (let gate = 0; gate < gates; gate++) {
    for (let row = 0; row < rows; row++) {
      for (let unit = 0; unit < units; unit++) {
        // The k-th number of the block, row by row, is the k-th of the result, column by column.
        const k = row + rows * unit;
        const from = Math.floor(k / units) * width + gate * units + (k % units);
        values[row * width + gate * units + unit] = weight.values[from] as number;
      }
    }
  }
  return { ...weight, values };
}

function bias(weight: ForeignWeight, gates: number): ForeignWeight {
  const width = weight.values.length / 2;
  if (gates === 3) return { ...weight, shape: [2, width] };
  const values = weight.values.slice(0, width);
  return { ...weight, shape: [width], values: values.map((value, i) => value + (weight.values[width + i] as number)) };
}
