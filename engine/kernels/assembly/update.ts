// From the threads' gradients to new weights: summed in a fixed order, clipped by the norm of the whole, and applied. Each
// thread does its own slice; all slices are multiples of 4 floats.
import { add, bytes, lanes, madd, mul, splat, sub } from './simd';

// As engine/kernels/codes.ts names them.
const ADAM: i32 = 0;
const RMSPROP: i32 = 1;
const MOMENTUM: i32 = 2;

/** Keeps the scale finite when the gradient is zero. */
const TINY_NORM: f32 = 1e-12;
const EPSILON: f32 = 1e-7;

/** Vectors whose squares are summed in single precision before they join the double. */
const CHUNK: i32 = 256;

/**
 * Adds the gradients of all threads, `stride` floats apart, into the first, for n floats; in the order of the threads, so
 * that the sum is the same in every run. Stores the sum of squares at `squares` (a double).
 */
export function sumGradients(gradients: usize, stride: i32, threads: i32, n: i32, squares: usize): void {
  let total: f64 = 0;
  for (let from = 0; from < n; from += CHUNK * 4) {
    const end = min(n, from + CHUNK * 4);
    let sum = splat(0);
    for (let i = from; i < end; i += 4) {
      const at = gradients + bytes(i);
      let g = v128.load(at);
      for (let k = 1; k < threads; k++) g = add(g, v128.load(at + bytes(k * stride)));
      v128.store(at, g);
      sum = madd(g, g, sum);
    }
    total += lanes(sum);
  }
  store<f64>(squares, total);
}

/**
 * One step of the optimiser on n weights. At `control` stand, as floats: learning rate, 1 − β₁ᵗ, 1 − β₂ᵗ, momentum, largest
 * norm (0: no clipping), and from byte 64 on the threads' sums of squares (doubles). The norm is stored at byte 20.
 * `first` and `second` are the optimiser's slots. Adam: Kingma and Ba 2015; RMSprop: Tieleman and Hinton 2012 (ρ 0.9).
 */
export function update(
  kind: i32, weights: usize, gradients: usize, first: usize, second: usize, n: i32, control: usize, threads: i32,
): void {
  let squares: f64 = 0;
  for (let k = 0; k < threads; k++) squares += load<f64>(control + 64 + (<usize>k << 3));
  const norm = <f32>Math.sqrt(squares);
  store<f32>(control, norm, 20);
  const rate = load<f32>(control);
  const limit = load<f32>(control, 16);
  const scale = splat(limit > 0 ? min<f32>(1, limit / max<f32>(norm, TINY_NORM)) : 1);
  if (kind == ADAM) adam(weights, gradients, first, second, n, control, scale);
  else if (kind == RMSPROP) rmsprop(weights, gradients, first, n, rate, scale);
  else if (kind == MOMENTUM) momentum(weights, gradients, first, n, rate, load<f32>(control, 12), scale);
  else descend(weights, gradients, n, rate, scale);
}

function adam(p: usize, g: usize, m: usize, v: usize, n: i32, control: usize, scale: v128): void {
  const b1 = splat(0.9);
  const b2 = splat(0.999);
  const n1 = splat(1 - <f32>0.9);
  const n2 = splat(1 - <f32>0.999);
  const rate = splat(load<f32>(control) / load<f32>(control, 4));
  const correction = splat(1 / load<f32>(control, 8));
  for (let i: usize = 0; i < bytes(n); i += 16) {
    const gradient = mul(v128.load(g + i), scale);
    const mean = madd(b1, v128.load(m + i), mul(n1, gradient));
    const square = madd(b2, v128.load(v + i), mul(n2, mul(gradient, gradient)));
    v128.store(m + i, mean);
    v128.store(v + i, square);
    const size = add(f32x4.sqrt(mul(square, correction)), splat(EPSILON));
    v128.store(p + i, sub(v128.load(p + i), f32x4.div(mul(rate, mean), size)));
  }
}

function rmsprop(p: usize, g: usize, v: usize, n: i32, rate: f32, scale: v128): void {
  const decay = splat(0.9);
  const rest = splat(1 - <f32>0.9);
  for (let i: usize = 0; i < bytes(n); i += 16) {
    const gradient = mul(v128.load(g + i), scale);
    const square = madd(decay, v128.load(v + i), mul(rest, mul(gradient, gradient)));
    v128.store(v + i, square);
    const size = f32x4.sqrt(add(square, splat(EPSILON)));
    v128.store(p + i, sub(v128.load(p + i), f32x4.div(mul(splat(rate), gradient), size)));
  }
}

function momentum(p: usize, g: usize, m: usize, n: i32, rate: f32, share: f32, scale: v128): void {
  for (let i: usize = 0; i < bytes(n); i += 16) {
    const moved = madd(splat(share), v128.load(m + i), mul(v128.load(g + i), scale));
    v128.store(m + i, moved);
    v128.store(p + i, sub(v128.load(p + i), mul(splat(rate), moved)));
  }
}

function descend(p: usize, g: usize, n: i32, rate: f32, scale: v128): void {
  for (let i: usize = 0; i < bytes(n); i += 16) {
    v128.store(p + i, sub(v128.load(p + i), mul(splat(rate), mul(v128.load(g + i), scale))));
  }
}
