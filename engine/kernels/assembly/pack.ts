// Rearranges matrices into the panels that the product reads in order: right-hand sides in panels of 8 columns,
// transposed left-hand sides in panels of 4 rows. What is missing at an edge is zero.
import { bytes } from './simd';

/** Rows of a panel of a left-hand side. */
export const ROWS: i32 = 4;
/** Columns of a panel of a right-hand side. */
export const COLUMNS: i32 = 8;

/** Floats that `packColumns` and `packColumnsTransposed` write. */
export function packedColumnsSize(depth: i32, columns: i32): i32 {
  return ((columns + COLUMNS - 1) / COLUMNS) * COLUMNS * depth;
}

/** Floats that `packTransposed` writes. */
export function packedRowsSize(depth: i32, rows: i32): i32 {
  return ((rows + ROWS - 1) / ROWS) * ROWS * depth;
}

/** b [depth × columns], `stride` floats a row → panels [column / 8][depth][8]. */
export function packColumns(b: usize, stride: i32, depth: i32, columns: i32, out: usize): void {
  const step = bytes(stride);
  let n = 0;
  for (; n + COLUMNS <= columns; n += COLUMNS) {
    let from = b + bytes(n);
    for (let k = 0; k < depth; k++) {
      v128.store(out, v128.load(from));
      v128.store(out, v128.load(from, 16), 16);
      out += 32;
      from += step;
    }
  }
  if (n == columns) return;
  for (let k = 0; k < depth; k++) {
    const from = b + (<usize>k) * step + bytes(n);
    for (let j = 0; j < COLUMNS; j++) store<f32>(out + bytes(j), n + j < columns ? load<f32>(from + bytes(j)) : <f32>0);
    out += 32;
  }
}

/** The transpose of b [columns × depth], `stride` floats a row → panels [column / 8][depth][8]. */
export function packColumnsTransposed(b: usize, stride: i32, depth: i32, columns: i32, out: usize): void {
  const step = bytes(stride);
  for (let n = 0; n < columns; n += COLUMNS) {
    for (let half = 0; half < COLUMNS; half += 4) {
      transposeFour(b + (<usize>(n + half)) * step, step, columns - n - half, depth, out + bytes(half), 32);
    }
    out += bytes(depth * COLUMNS);
  }
}

/** The transpose of a [depth × rows], `stride` floats a row → panels [row / 4][depth][4]. */
export function packTransposed(a: usize, stride: i32, rows: i32, depth: i32, out: usize): void {
  const step = bytes(stride);
  let m = 0;
  for (; m + ROWS <= rows; m += ROWS) {
    let from = a + bytes(m);
    for (let k = 0; k < depth; k++) {
      v128.store(out, v128.load(from));
      out += 16;
      from += step;
    }
  }
  if (m == rows) return;
  for (let k = 0; k < depth; k++) {
    const from = a + (<usize>k) * step + bytes(m);
    for (let i = 0; i < ROWS; i++) store<f32>(out + bytes(i), m + i < rows ? load<f32>(from + bytes(i)) : <f32>0);
    out += 16;
  }
}

/** Writes `depth` vectors, `outStep` bytes apart, of the same column of four rows; rows beyond `count` are zero. */
function transposeFour(from: usize, step: usize, count: i32, depth: i32, out: usize, outStep: usize): void {
  if (count < 4) {
    for (let k = 0; k < depth; k++) {
      for (let i = 0; i < 4; i++) {
        store<f32>(out + bytes(i), i < count ? load<f32>(from + (<usize>i) * step + bytes(k)) : <f32>0);
      }
      out += outStep;
    }
    return;
  }
  let r0 = from;
  let r1 = r0 + step;
  let r2 = r1 + step;
  let r3 = r2 + step;
  let k = 0;
  for (; k + 4 <= depth; k += 4) {
    const a = v128.load(r0);
    const b = v128.load(r1);
    const c = v128.load(r2);
    const d = v128.load(r3);
    const ab0 = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
    const ab1 = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
    const cd0 = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
    const cd1 = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
    v128.store(out, v128.shuffle<f32>(ab0, cd0, 0, 1, 4, 5));
    v128.store(out + outStep, v128.shuffle<f32>(ab0, cd0, 2, 3, 6, 7));
    v128.store(out + 2 * outStep, v128.shuffle<f32>(ab1, cd1, 0, 1, 4, 5));
    v128.store(out + 3 * outStep, v128.shuffle<f32>(ab1, cd1, 2, 3, 6, 7));
    out += 4 * outStep;
    r0 += 16;
    r1 += 16;
    r2 += 16;
    r3 += 16;
  }
  for (; k < depth; k++) {
    store<f32>(out, load<f32>(r0));
    store<f32>(out, load<f32>(r1), 4);
    store<f32>(out, load<f32>(r2), 8);
    store<f32>(out, load<f32>(r3), 12);
    out += outStep;
    r0 += 4;
    r1 += 4;
    r2 += 4;
    r3 += 4;
  }
}
