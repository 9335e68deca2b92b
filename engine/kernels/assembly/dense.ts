// The fully connected layer: y = activation(x·W + b) on rows, forward and backward.
import { activate, activateBackward, LINEAR, softmaxRows, softmaxRowsBackward } from './activations';
import { packColumns, packColumnsTransposed, packedColumnsSize, packedRowsSize, packTransposed } from './pack';
import { ADD, BIAS, product, transposedProduct, WRITE } from './product';
import { addColumnSums } from './rows';
import { bytes } from './simd';

/** Code of an activation over whole rows; the others are those of activations.ts. */
const SOFTMAX: i32 = 5;

/** Rows that are worked into the weights' gradient at once. */
const BLOCK_ROWS: i32 = 256;

/** Floats of scratch for `denseForward` and `denseBackward`. */
export function denseScratch(rows: i32, inputs: i32, outputs: i32): i32 {
  const block = min(rows, BLOCK_ROWS);
  return (
    max(packedColumnsSize(inputs, outputs), packedColumnsSize(outputs, inputs)) +
    packedColumnsSize(block, outputs) +
    packedRowsSize(block, inputs)
  );
}

/** y [rows × outputs] from x [rows × inputs], `xStride` floats a row. `bias` may be 0. */
export function denseForward(
  x: usize, xStride: i32, rows: i32, inputs: i32, weights: usize, bias: usize, outputs: i32, y: usize, activation: i32,
  scratch: usize,
): void {
  packColumns(weights, outputs, inputs, outputs, scratch);
  product(rows, outputs, x, xStride, inputs, 0, 0, 0, scratch, y, outputs, bias ? BIAS : WRITE, bias);
  if (activation == SOFTMAX) softmaxRows(y, rows, outputs);
  else if (activation != LINEAR) activate(y, y, rows * outputs, activation);
}

/**
 * Backward. `dy` becomes the gradient of the sums. `dx` (0: not wanted) is written or added to as `dxMode` says; `dWeights`
 * and `dBias` (0 without bias) are written.
 */
export function denseBackward(
  x: usize, xStride: i32, rows: i32, inputs: i32, weights: usize, outputs: i32, y: usize, dy: usize, activation: i32,
  dx: usize, dxStride: i32, dxMode: i32, dWeights: usize, dBias: usize, scratch: usize,
): void {
  if (activation == SOFTMAX) softmaxRowsBackward(dy, y, rows, outputs);
  else if (activation != LINEAR) activateBackward(dy, dy, y, rows * outputs, activation);
  if (dx) {
    packColumnsTransposed(weights, outputs, outputs, inputs, scratch);
    product(rows, inputs, dy, outputs, outputs, 0, 0, 0, scratch, dx, dxStride, dxMode, 0);
  }
  if (dBias) {
    memory.fill(dBias, 0, bytes(outputs));
    addColumnSums(dy, outputs, rows, outputs, dBias);
  }
  for (let row = 0; row < rows; row += BLOCK_ROWS) {
    const count = min(BLOCK_ROWS, rows - row);
    const packedX = scratch + bytes(packedColumnsSize(count, outputs));
    packColumns(dy + bytes(row * outputs), outputs, count, outputs, scratch);
    packTransposed(x + bytes(row * xStride), xStride, inputs, count, packedX);
    transposedProduct(inputs, outputs, count, packedX, scratch, dWeights, outputs, row == 0 ? WRITE : ADD);
  }
}
