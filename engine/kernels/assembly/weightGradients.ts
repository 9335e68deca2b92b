// Gradients of the weights of a recurrent layer, a block of timesteps at a time, while the block is still in the cache.
import {
  packColumns, packTransposed, packedColumnsSize, packedRowsSize,
} from './pack';
import { ADD, transposedProduct, WRITE } from './product';
import { scaleByBatch } from './rows';
import { bytes } from './simd';

/** Rows (timesteps × batch) whose gradients are worked into the weights at once. */
const BLOCK_ROWS: i32 = 64;

/** Timesteps in a block; a thread may have no rows of a batch. */
export function blockSteps(batch: i32): i32 {
  return max(1, BLOCK_ROWS / max(1, batch));
}

/** Floats of scratch that a block of products aᵀ·dz needs: a of up to `width` columns, dz of `columns`. */
export function blockScratch(batch: i32, width: i32, columns: i32): i32 {
  const rows = blockSteps(batch) * batch;
  return packedColumnsSize(rows, columns) + packedRowsSize(rows, width) + rows * width;
}

/** Packs the gradients of a block, dz [rows × columns], for any number of `addProduct`s. Returns the scratch after it. */
export function packBlock(dz: usize, stride: i32, rows: i32, columns: i32, scratch: usize): usize {
  packColumns(dz, stride, rows, columns, scratch);
  return scratch + bytes(packedColumnsSize(rows, columns));
}

/**
 * dw [width × columns] = (first block) or += aᵀ·dz, with a [rows × width] times its dropout factors [batch × width] where
 * there are some, and dz as packed by `packBlock`.
 */
export function addProduct(
  a: usize, width: i32, factors: usize, rows: i32, batch: i32, packed: usize, columns: i32, dw: usize, dwStride: i32,
  first: bool, scratch: usize,
): void {
  let from = a;
  if (factors) {
    from = scratch + bytes(packedRowsSize(rows, width));
    scaleByBatch(from, a, factors, rows, batch, width);
  }
  packTransposed(from, width, width, rows, scratch);
  transposedProduct(width, columns, rows, scratch, packed, dw, dwStride, first ? WRITE : ADD);
}
