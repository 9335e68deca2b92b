import type { ForeignWeight } from '../foreignModel';

/** Where Keras 1 keeps the gates of an LSTM, which has them in the order i, c, f, o, in that of Keras 2: i, f, c, o. */
const LSTM_GATES = [0, 6, 3, 9];
/** Of a GRU: z, r, h in both. */
const GRU_GATES = [0, 3, 6];

/**
 * The weights of a recurrent layer of Keras 1, which keeps each gate's W, U and b apart, as Keras 2 has them: kernel,
 * recurrent kernel and bias. Weights of any other layer are returned as they are.
 */
export function joinGates(weights: readonly ForeignWeight[]): readonly ForeignWeight[] {
  const gates = weights.length === 12 ? LSTM_GATES : weights.length === 9 ? GRU_GATES : null;
  if (!gates || !weights.every(isOfOneGate)) return weights;
  return ['kernel', 'recurrent_kernel', 'bias'].map((name, k) => {
    const parts = gates.flatMap((gate) => weights[gate + k] ?? []);
    return { ...joinColumns(parts), name: `${prefixOf(weights[0])}${name}` };
  });
}

/** W, U and b by turns; b has one axis. */
const isOfOneGate = ({ shape }: ForeignWeight, i: number): boolean => shape.length === (i % 3 === 2 ? 1 : 2);

const prefixOf = (weight: ForeignWeight | undefined): string => weight?.name.replace(/[^/]*$/, '') ?? '';

/** Matrices side by side, or vectors one after another. */
function joinColumns(parts: readonly ForeignWeight[]): Pick<ForeignWeight, 'shape' | 'values'> {
  const rows = parts[0]?.shape.length === 2 ? (parts[0].shape[0] ?? 0) : 1;
  const widths = parts.map(({ shape }) => shape.at(-1) ?? 0);
  const width = widths.reduce((sum, n) => sum + n, 0);
  const values = new Float32Array(rows * width);
  let left = 0;
  parts.forEach((part, i) => {
    const own = widths[i] ?? 0;
    for (let row = 0; row < rows; row++)
      values.set(part.values.subarray(row * own, (row + 1) * own), row * width + left);
    left += own;
  });
  return { shape: parts[0]?.shape.length === 2 ? [rows, width] : [width], values };
}
