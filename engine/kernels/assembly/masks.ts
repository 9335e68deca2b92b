// Masked timesteps: where the mask is 0 the state and the output of a row stay as they were.
import { bytes } from './simd';

/** After a step forward: restores the rows of a new state [batch × n] that the mask [batch] skips from the state before. */
export function keepMaskedRows(mask: usize, state: usize, before: usize, batch: i32, n: i32): void {
  for (let b = 0; b < batch; b++) {
    if (load<f32>(mask + bytes(b)) == 0) memory.copy(state + bytes(b * n), before + bytes(b * n), bytes(n));
  }
}

/** Zeroes the rows [batch × n] that the mask skips. */
export function clearMaskedRows(mask: usize, rows: usize, batch: i32, n: i32): void {
  for (let b = 0; b < batch; b++) {
    if (load<f32>(mask + bytes(b)) == 0) memory.fill(rows + bytes(b * n), 0, bytes(n));
  }
}
