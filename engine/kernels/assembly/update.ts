// From the threads' gradients to new weights: summed in a fixed order, clipped by the norm of the whole, and applied. Each
// thread does its own slice; all slices are multiples of 4 floats.
import { add, bytes, lanes, madd, mul, splat, sub } from './simd';

// As engine/optimizers names them; 3 is plain descent.
const ADAM: i32 = 0;
const RMSPROP: i32 = 1;
const MOMENTUM: i32 = 2;
const NADAM: i32 = 4;
const ADAMAX: i32 = 5;
const ADAGRAD: i32 = 6;
const ADADELTA: i32 = 7;

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
 * One step of the optimizer on n weights. At `control` stand, as floats: the norm, which is stored here; the largest norm
 * (0: no clipping); the optimizer's scalars as engine/optimizers gives them; and from byte 64 on the threads' sums of squares
 * (doubles). `first` and `second` are the optimizer's slots. The formulas and their papers stand in engine/optimizers.
 */
export function update(
  kind: i32, weights: usize, gradients: usize, first: usize, second: usize, n: i32, control: usize, threads: i32,
): void {
  let squares: f64 = 0;
  for (let k = 0; k < threads; k++) squares += load<f64>(control + 64 + (<usize>k << 3));
  const norm = <f32>Math.sqrt(squares);
  store<f32>(control, norm);
  const limit = load<f32>(control, 4);
  const scale = splat(limit > 0 ? min<f32>(1, limit / max<f32>(norm, TINY_NORM)) : 1);
  const scalars = control + 8;
  if (kind == ADAM) adam(weights, gradients, first, second, n, scalars, scale);
  else if (kind == RMSPROP) rmsprop(weights, gradients, first, n, scalars, scale);
  else if (kind == MOMENTUM) momentum(weights, gradients, first, n, scalars, scale);
  else if (kind == NADAM) nadam(weights, gradients, first, second, n, scalars, scale);
  else if (kind == ADAMAX) adamax(weights, gradients, first, second, n, scalars, scale);
  else if (kind == ADAGRAD) adagrad(weights, gradients, first, n, scalars, scale);
  else if (kind == ADADELTA) adadelta(weights, gradients, first, second, n, scalars, scale);
  else descend(weights, gradients, n, load<f32>(scalars), scale);
}

/** Scalars: rate, β₁, β₂, 1 − β₁ᵗ, 1 − β₂ᵗ, the share of a weight that weight decay leaves. */
function adam(p: usize, g: usize, m: usize, v: usize, n: i32, scalars: usize, scale: v128): void {
  const beta1 = load<f32>(scalars, 4);
  const beta2 = load<f32>(scalars, 8);
  const b1 = splat(beta1);
  const b2 = splat(beta2);
  const n1 = splat(1 - beta1);
  const n2 = splat(1 - beta2);
  const rate = splat(load<f32>(scalars) / load<f32>(scalars, 12));
  const correction = splat(1 / load<f32>(scalars, 16));
  const keep = splat(load<f32>(scalars, 20));
  for (let i: usize = 0; i < bytes(n); i += 16) {
    const gradient = mul(v128.load(g + i), scale);
    const mean = madd(b1, v128.load(m + i), mul(n1, gradient));
    const square = madd(b2, v128.load(v + i), mul(n2, mul(gradient, gradient)));
    v128.store(m + i, mean);
    v128.store(v + i, square);
    const size = add(f32x4.sqrt(mul(square, correction)), splat(EPSILON));
    v128.store(p + i, sub(mul(v128.load(p + i), keep), f32x4.div(mul(rate, mean), size)));
  }
}

/** Scalars: rate, β₁, β₂, the shares of the mean and of the gradient, 1 − β₂ᵗ. */
function nadam(p: usize, g: usize, m: usize, v: usize, n: i32, scalars: usize, scale: v128): void {
  const rate = splat(load<f32>(scalars));
  const beta1 = load<f32>(scalars, 4);
  const beta2 = load<f32>(scalars, 8);
  const meanShare = splat(load<f32>(scalars, 12));
  const gradientShare = splat(load<f32>(scalars, 16));
  const correction = splat(1 / load<f32>(scalars, 20));
  for (let i: usize = 0; i < bytes(n); i += 16) {
    const gradient = mul(v128.load(g + i), scale);
    const mean = madd(splat(beta1), v128.load(m + i), mul(splat(1 - beta1), gradient));
    const square = madd(splat(beta2), v128.load(v + i), mul(splat(1 - beta2), mul(gradient, gradient)));
    v128.store(m + i, mean);
    v128.store(v + i, square);
    const ahead = madd(meanShare, mean, mul(gradientShare, gradient));
    const size = add(f32x4.sqrt(mul(square, correction)), splat(EPSILON));
    v128.store(p + i, sub(v128.load(p + i), f32x4.div(mul(rate, ahead), size)));
  }
}

/** Scalars: rate / (1 − β₁ᵗ), β₁, β₂. */
function adamax(p: usize, g: usize, m: usize, u: usize, n: i32, scalars: usize, scale: v128): void {
  const rate = splat(load<f32>(scalars));
  const beta1 = load<f32>(scalars, 4);
  const beta2 = splat(load<f32>(scalars, 8));
  for (let i: usize = 0; i < bytes(n); i += 16) {
    const gradient = mul(v128.load(g + i), scale);
    const mean = madd(splat(beta1), v128.load(m + i), mul(splat(1 - beta1), gradient));
    const largest = f32x4.max(mul(beta2, v128.load(u + i)), f32x4.abs(gradient));
    v128.store(m + i, mean);
    v128.store(u + i, largest);
    v128.store(p + i, sub(v128.load(p + i), f32x4.div(mul(rate, mean), add(largest, splat(EPSILON)))));
  }
}

/** Scalars: rate. */
function adagrad(p: usize, g: usize, s: usize, n: i32, scalars: usize, scale: v128): void {
  const rate = splat(load<f32>(scalars));
  for (let i: usize = 0; i < bytes(n); i += 16) {
    const gradient = mul(v128.load(g + i), scale);
    const sum = madd(gradient, gradient, v128.load(s + i));
    v128.store(s + i, sum);
    v128.store(p + i, sub(v128.load(p + i), f32x4.div(mul(rate, gradient), root(sum))));
  }
}

/** Scalars: rate, ρ. */
function adadelta(p: usize, g: usize, v: usize, d: usize, n: i32, scalars: usize, scale: v128): void {
  const rate = splat(load<f32>(scalars));
  const decay = splat(load<f32>(scalars, 4));
  const rest = splat(1 - load<f32>(scalars, 4));
  for (let i: usize = 0; i < bytes(n); i += 16) {
    const gradient = mul(v128.load(g + i), scale);
    const square = madd(decay, v128.load(v + i), mul(rest, mul(gradient, gradient)));
    const moved = v128.load(d + i);
    const move = f32x4.div(mul(gradient, root(moved)), root(square));
    v128.store(v + i, square);
    v128.store(d + i, madd(decay, moved, mul(rest, mul(move, move))));
    v128.store(p + i, sub(v128.load(p + i), mul(rate, move)));
  }
}

/** Scalars: rate, ρ. */
function rmsprop(p: usize, g: usize, v: usize, n: i32, scalars: usize, scale: v128): void {
  const rate = splat(load<f32>(scalars));
  const decay = splat(load<f32>(scalars, 4));
  const rest = splat(1 - load<f32>(scalars, 4));
  for (let i: usize = 0; i < bytes(n); i += 16) {
    const gradient = mul(v128.load(g + i), scale);
    const square = madd(decay, v128.load(v + i), mul(rest, mul(gradient, gradient)));
    v128.store(v + i, square);
    v128.store(p + i, sub(v128.load(p + i), f32x4.div(mul(rate, gradient), root(square))));
  }
}

/** Scalars: rate, momentum. */
function momentum(p: usize, g: usize, m: usize, n: i32, scalars: usize, scale: v128): void {
  const rate = splat(load<f32>(scalars));
  const share = splat(load<f32>(scalars, 4));
  for (let i: usize = 0; i < bytes(n); i += 16) {
    const moved = madd(share, v128.load(m + i), mul(v128.load(g + i), scale));
    v128.store(m + i, moved);
    v128.store(p + i, sub(v128.load(p + i), mul(rate, moved)));
  }
}

function descend(p: usize, g: usize, n: i32, rate: f32, scale: v128): void {
  for (let i: usize = 0; i < bytes(n); i += 16) {
    v128.store(p + i, sub(v128.load(p + i), mul(splat(rate), mul(v128.load(g + i), scale))));
  }
}

// @ts-ignore: decorator
@inline
function root(x: v128): v128 {
  return f32x4.sqrt(add(x, splat(EPSILON)));
}
