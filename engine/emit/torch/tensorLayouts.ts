import type { TensorValues } from '../../tensors/tensorValues';

const at = (values: Float32Array, index: number): number => values[index] ?? 0;

/** The transposed matrix. */
export function transposed({ shape, values }: TensorValues): TensorValues {
  const [rows = 1, columns = 1] = shape;
  const result = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) result[column * rows + row] = at(values, row * columns + column);
  }
  return { shape: [columns, rows], values: result };
}

/** The kernel of a convolution: from [time, in, out] to [out, in, time]. */
export function convolutionKernel({ shape, values }: TensorValues): TensorValues {
  const [time = 1, from = 1, to = 1] = shape;
  const result = new Float32Array(values.length);
  for (let t = 0; t < time; t++) {
    for (let i = 0; i < from; i++) {
      for (let o = 0; o < to; o++) result[(o * from + i) * time + t] = at(values, (t * from + i) * to + o);
    }
  }
  return { shape: [to, from, time], values: result };
}

/** The rows of a tensor in blocks of equal height, one for each gate, put in another order. */
export function reorderedGates({ shape, values }: TensorValues, order: readonly number[]): TensorValues {
  const block = values.length / order.length;
  const result = new Float32Array(values.length);
  order.forEach((gate, position) => result.set(values.subarray(gate * block, (gate + 1) * block), position * block));
  return { shape, values: result };
}

/** One row of a matrix as a vector. */
export function rowOf({ shape, values }: TensorValues, row: number): TensorValues {
  const width = shape[1] ?? 1;
  return { shape: [width], values: values.slice(row * width, (row + 1) * width) };
}

/** A vector of zeros. */
export function zeros(length: number): TensorValues {
  return { shape: [length], values: new Float32Array(length) };
}
