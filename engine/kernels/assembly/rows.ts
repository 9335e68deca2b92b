// Rows of floats: copied, added, scaled, summed.
import { add, bytes, madd, mul, splat } from './simd';

/** Rows of n floats times their dropout factors, in `to`; where there are no factors (0), the rows where they stand. */
export function withFactors(from: usize, factors: usize, rows: i32, n: i32, to: usize): usize {
  if (!factors) return from;
  multiplyRows(to, n, from, n, factors, n, rows, n);
  return to;
}

/** Rows that belong to one batch row after another: to[r] ← from[r] ∗ factors[r mod batch], n floats each. */
export function scaleByBatch(to: usize, from: usize, factors: usize, rows: i32, batch: i32, n: i32): void {
  for (let r = 0; r < rows; r += batch) {
    multiplyRows(to + bytes(r * n), n, from + bytes(r * n), n, factors, n, min(batch, rows - r), n);
  }
}

/** Fills n floats with a value. */
export function fill(to: usize, n: i32, value: f32): void {
  if (value == 0) memory.fill(to, 0, bytes(n));
  else for (let i = 0; i < n; i++) store<f32>(to + bytes(i), value);
}

/** Copies rows of n floats; strides in floats. */
export function copyRows(to: usize, toStride: i32, from: usize, fromStride: i32, rows: i32, n: i32): void {
  if (toStride == n && fromStride == n) {
    memory.copy(to, from, bytes(rows * n));
    return;
  }
  for (let r = 0; r < rows; r++) {
    memory.copy(to, from, bytes(n));
    to += bytes(toStride);
    from += bytes(fromStride);
  }
}

/** to ← to + factor·from, rows of n floats; strides in floats. */
export function addRows(
  to: usize, toStride: i32, from: usize, fromStride: i32, rows: i32, n: i32, factor: f32,
): void {
  const f = splat(factor);
  const whole = n & ~3;
  for (let r = 0; r < rows; r++) {
    let j = 0;
    for (; j < whole; j += 4) {
      const at = bytes(j);
      v128.store(to + at, madd(f, v128.load(from + at), v128.load(to + at)));
    }
    for (; j < n; j++) store<f32>(to + bytes(j), load<f32>(to + bytes(j)) + factor * load<f32>(from + bytes(j)));
    to += bytes(toStride);
    from += bytes(fromStride);
  }
}

/** to ← a∗b, rows of n floats; strides in floats. */
export function multiplyRows(
  to: usize, toStride: i32, a: usize, aStride: i32, b: usize, bStride: i32, rows: i32, n: i32,
): void {
  const whole = n & ~3;
  for (let r = 0; r < rows; r++) {
    let j = 0;
    for (; j < whole; j += 4) v128.store(to + bytes(j), mul(v128.load(a + bytes(j)), v128.load(b + bytes(j))));
    for (; j < n; j++) store<f32>(to + bytes(j), load<f32>(a + bytes(j)) * load<f32>(b + bytes(j)));
    to += bytes(toStride);
    a += bytes(aStride);
    b += bytes(bStride);
  }
}

/**
 * sums ← sums + the sum of rows of n floats. The rows are summed by themselves first: added one by one to a large sum, each
 * would lose digits.
 */
export function addColumnSums(from: usize, stride: i32, rows: i32, n: i32, sums: usize): void {
  const step = bytes(stride);
  let j = 0;
  for (; j + 16 <= n; j += 16) {
    let at = from + bytes(j);
    let s0 = splat(0);
    let s1 = splat(0);
    let s2 = splat(0);
    let s3 = splat(0);
    for (let r = 0; r < rows; r++) {
      s0 = add(s0, v128.load(at));
      s1 = add(s1, v128.load(at, 16));
      s2 = add(s2, v128.load(at, 32));
      s3 = add(s3, v128.load(at, 48));
      at += step;
    }
    const to = sums + bytes(j);
    v128.store(to, add(v128.load(to), s0));
    v128.store(to, add(v128.load(to, 16), s1), 16);
    v128.store(to, add(v128.load(to, 32), s2), 32);
    v128.store(to, add(v128.load(to, 48), s3), 48);
  }
  for (; j < n; j++) {
    let at = from + bytes(j);
    let sum: f32 = 0;
    for (let r = 0; r < rows; r++) {
      sum += load<f32>(at);
      at += step;
    }
    store<f32>(sums + bytes(j), load<f32>(sums + bytes(j)) + sum);
  }
}

/**
 * Swaps the two outer axes: [outer × inner × n] → [inner × outer × n], with a stride of each row of its own (floats).
 * `reverse` 1 reads the inner axis of `from` from its end, 2 the outer one.
 */
export function swapOuterAxes(
  to: usize, toStride: i32, from: usize, fromStride: i32, outer: i32, inner: i32, n: i32, reverse: i32,
): void {
  for (let i = 0; i < inner; i++) {
    const at = reverse == 1 ? inner - 1 - i : i;
    for (let o = 0; o < outer; o++) {
      const block = reverse == 2 ? outer - 1 - o : o;
      memory.copy(to, from + bytes((block * inner + at) * fromStride), bytes(n));
      to += bytes(toStride);
    }
  }
}

/** Reverses the order of `blocks` blocks of n floats each. */
export function reverseBlocks(to: usize, from: usize, blocks: i32, n: i32): void {
  for (let i = 0; i < blocks; i++) memory.copy(to + bytes(i * n), from + bytes((blocks - 1 - i) * n), bytes(n));
}

/** Looks up rows of n floats: to[r] ← table[codes[r]], zero for a code outside of the table. */
export function gatherRows(to: usize, table: usize, n: i32, entries: i32, codes: usize, rows: i32): void {
  for (let r = 0; r < rows; r++) {
    const code = load<i32>(codes + bytes(r));
    if (code >= 0 && code < entries) memory.copy(to, table + bytes(code * n), bytes(n));
    else memory.fill(to, 0, bytes(n));
    to += bytes(n);
  }
}

/** Adds rows of n floats to the rows of a table that their codes name. */
export function scatterAddRows(table: usize, n: i32, entries: i32, codes: usize, from: usize, rows: i32): void {
  for (let r = 0; r < rows; r++) {
    const code = load<i32>(codes + bytes(r));
    if (code >= 0 && code < entries) addRows(table + bytes(code * n), n, from, n, 1, n, 1);
    from += bytes(n);
  }
}
