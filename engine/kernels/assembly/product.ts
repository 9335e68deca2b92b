// The matrix product: a tile of 4 rows and 8 columns is held in registers while it runs through the depth. The loop over
// the depth is not unrolled: compilers of WebAssembly then run out of registers, and it halves the speed.
import { COLUMNS, ROWS } from './pack';
import { bytes, madd, splat } from './simd';

/** c = a·b */
export const WRITE: i32 = 0;
/** c += a·b */
export const ADD: i32 = 1;
/** c = bias + a·b, the bias the same for every row */
export const BIAS: i32 = 2;

/** Where tiles at an edge are put before their part inside is copied: 160 bytes, a thread's own. */
let edge: usize = 0;

/** Gives this thread's instance its place for tiles at an edge (160 bytes). Call before anything else. */
export function useEdge(at: usize): void {
  edge = at;
}

/**
 * One tile: four rows of a in two stretches of the depth (`k2` may be 0), against one panel of b. Row i of a stretch begins
 * at a + min(i, rows − 1)·`rowStep`; its values are `kStep` bytes apart.
 */
function tile(
  a1: usize, rowStep1: usize, k1: i32, a2: usize, rowStep2: usize, k2: i32, kStep: usize, rows: i32,
  b: usize, c: usize, cStep: usize, mode: i32, bias: usize,
): void {
  let c00 = splat(0);
  let c01 = splat(0);
  let c10 = splat(0);
  let c11 = splat(0);
  let c20 = splat(0);
  let c21 = splat(0);
  let c30 = splat(0);
  let c31 = splat(0);
  if (mode == ADD) {
    c00 = v128.load(c);
    c01 = v128.load(c, 16);
    c10 = v128.load(c + cStep);
    c11 = v128.load(c + cStep, 16);
    c20 = v128.load(c + 2 * cStep);
    c21 = v128.load(c + 2 * cStep, 16);
    c30 = v128.load(c + 3 * cStep);
    c31 = v128.load(c + 3 * cStep, 16);
  } else if (mode == BIAS) {
    c00 = v128.load(bias);
    c01 = v128.load(bias, 16);
    c10 = c00;
    c11 = c01;
    c20 = c00;
    c21 = c01;
    c30 = c00;
    c31 = c01;
  }
  let k = k1;
  let r0 = a1;
  let rowStep = rowStep1;
  for (let stretch = 0; stretch < 2; stretch++) {
    let r1 = rows > 1 ? r0 + rowStep : r0;
    let r2 = rows > 2 ? r1 + rowStep : r1;
    let r3 = rows > 3 ? r2 + rowStep : r2;
    while (k > 0) {
      const b0 = v128.load(b);
      const b1 = v128.load(b, 16);
      let a = v128.load32_splat(r0);
      c00 = madd(a, b0, c00);
      c01 = madd(a, b1, c01);
      a = v128.load32_splat(r1);
      c10 = madd(a, b0, c10);
      c11 = madd(a, b1, c11);
      a = v128.load32_splat(r2);
      c20 = madd(a, b0, c20);
      c21 = madd(a, b1, c21);
      a = v128.load32_splat(r3);
      c30 = madd(a, b0, c30);
      c31 = madd(a, b1, c31);
      b += 32;
      r0 += kStep;
      r1 += kStep;
      r2 += kStep;
      r3 += kStep;
      k--;
    }
    if (k2 == 0) break;
    k = k2;
    r0 = a2;
    rowStep = rowStep2;
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  v128.store(c + cStep, c10);
  v128.store(c + cStep, c11, 16);
  v128.store(c + 2 * cStep, c20);
  v128.store(c + 2 * cStep, c21, 16);
  v128.store(c + 3 * cStep, c30);
  v128.store(c + 3 * cStep, c31, 16);
}

/** A tile that is not whole: computed apart, and its part inside copied or added. */
function edgeTile(
  a1: usize, rowStep1: usize, k1: i32, a2: usize, rowStep2: usize, k2: i32, kStep: usize, rows: i32, columns: i32,
  b: usize, c: usize, cStep: usize, mode: i32, bias: usize,
): void {
  const ownBias = edge + bytes(ROWS * COLUMNS);
  if (mode == BIAS) {
    for (let j = 0; j < COLUMNS; j++) {
      store<f32>(ownBias + bytes(j), j < columns ? load<f32>(bias + bytes(j)) : <f32>0);
    }
  }
  tile(a1, rowStep1, k1, a2, rowStep2, k2, kStep, rows, b, edge, bytes(COLUMNS), mode == BIAS ? BIAS : WRITE, ownBias);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const to = c + (<usize>i) * cStep + bytes(j);
      const value = load<f32>(edge + bytes(i * COLUMNS + j));
      store<f32>(to, mode == ADD ? load<f32>(to) + value : value);
    }
  }
}

/**
 * c [m × n] from the rows of a1 [m × k1] and a2 [m × k2] side by side (k2 may be 0) and b [(k1 + k2) × n] packed by
 * columns. Strides in floats. `mode` says whether c is written, added to, or starts from the bias.
 */
export function product(
  m: i32, n: i32, a1: usize, stride1: i32, k1: i32, a2: usize, stride2: i32, k2: i32,
  b: usize, c: usize, cStride: i32, mode: i32, bias: usize,
): void {
  const cStep = bytes(cStride);
  const step1 = bytes(stride1);
  const step2 = bytes(stride2);
  const panel = bytes((k1 + k2) * COLUMNS);
  for (let j = 0; j < n; j += COLUMNS) {
    const columns = min(COLUMNS, n - j);
    const at = bias + bytes(j);
    let from1 = a1;
    let from2 = a2;
    let to = c + bytes(j);
    for (let i = 0; i < m; i += ROWS) {
      const rows = min(ROWS, m - i);
      if (rows == ROWS && columns == COLUMNS) {
        tile(from1, step1, k1, from2, step2, k2, 4, ROWS, b, to, cStep, mode, at);
      } else {
        edgeTile(from1, step1, k1, from2, step2, k2, 4, rows, columns, b, to, cStep, mode, at);
      }
      from1 += step1 * ROWS;
      from2 += step2 * ROWS;
      to += cStep * ROWS;
    }
    b += panel;
  }
}

/** c [m × n] = or += aᵀ·b, where aᵀ is packed by rows (`packTransposed`) and b by columns, both of depth k. */
export function transposedProduct(
  m: i32, n: i32, k: i32, a: usize, b: usize, c: usize, cStride: i32, mode: i32,
): void {
  const cStep = bytes(cStride);
  const aPanel = bytes(k * ROWS);
  const bPanel = bytes(k * COLUMNS);
  for (let j = 0; j < n; j += COLUMNS) {
    const columns = min(COLUMNS, n - j);
    let from = a;
    let to = c + bytes(j);
    for (let i = 0; i < m; i += ROWS) {
      const rows = min(ROWS, m - i);
      if (rows == ROWS && columns == COLUMNS) {
        tile(from, 4, k, 0, 0, 0, 16, ROWS, b, to, cStep, mode, 0);
      } else {
        edgeTile(from, 4, k, 0, 0, 0, 16, rows, columns, b, to, cStep, mode, 0);
      }
      from += aPanel;
      to += cStep * ROWS;
    }
    b += bPanel;
  }
}
