// Activations and their derivatives, four floats at a time.
import { add, madd, mul, splat, sub } from './simd';

// As engine/kernels/kernelExports.ts names them.
export const LINEAR: i32 = 0;
export const TANH: i32 = 1;
export const SIGMOID: i32 = 2;
export const RELU: i32 = 3;
export const HARD_SIGMOID: i32 = 4;

// Constants are read from memory: compilers of WebAssembly build a constant vector anew with several instructions wherever
// it is used, which took as long as the arithmetic.
const TABLE: usize = memory.data<f32>(
  [
    // tanh: the value beyond which it is ±1 in single precision, the numerator, the denominator
    7.9053111076354980, -7.9053111076354980,
    -2.76076847742355e-16, 2.00018790482477e-13, -8.60467152213735e-11, 5.12229709037114e-8, 1.48572235717979e-5,
    6.37261928875436e-4, 4.89352455891786e-3,
    1.19825839466702e-6, 1.18534705686654e-4, 2.26843463243900e-3, 4.89352518554385e-3,
    // e⁻ˣ: limits, −1 / ln 2, 1.5 · 2²³, ln 2 in two parts, the polynomial
    87, -88,
    -1.4426950408889634, 12582912,
    0.693359375, -2.1219444e-4,
    -1.98756915e-4, 1.3981999507e-3, -8.3334519073e-3, 4.1665795894e-2, -1.6666665459e-1, 5.0000001201e-1,
    1,
  ],
  16,
);

/** Four times the constant of this number in the table. */
// @ts-ignore: decorator
@inline
function constant(number: usize): v128 {
  return v128.load32_splat(TABLE + (number << 2));
}

// @ts-ignore: decorator
@inline
function one(): v128 {
  return constant(25);
}

/** tanh as a rational function of degrees 13 and 6, fitted for single precision; error below 3 units in the last place. */
// @ts-ignore: decorator
@inline
export function tanh4(x0: v128): v128 {
  const x = f32x4.max(f32x4.min(x0, constant(0)), constant(1));
  const x2 = mul(x, x);
  let p = madd(x2, constant(2), constant(3));
  p = madd(x2, p, constant(4));
  p = madd(x2, p, constant(5));
  p = madd(x2, p, constant(6));
  p = madd(x2, p, constant(7));
  p = madd(x2, p, constant(8));
  p = mul(x, p);
  let q = madd(x2, constant(9), constant(10));
  q = madd(x2, q, constant(11));
  q = madd(x2, q, constant(12));
  return f32x4.div(p, q);
}

/** e⁻ˣ: the power of two apart, the rest as a polynomial of degree 5 (Cephes `expf`). */
// @ts-ignore: decorator
@inline
function expOfMinus(x0: v128): v128 {
  const x = f32x4.max(f32x4.min(x0, constant(13)), constant(14));
  // Added to 1.5 · 2²³, a number is rounded to a whole one, which then stands in the lowest bits.
  const shifted = madd(x, constant(15), constant(16));
  const n = sub(shifted, constant(16));
  let r = madd(n, constant(17), x);
  r = madd(n, constant(18), r);
  let p = madd(r, constant(19), constant(20));
  p = madd(r, p, constant(21));
  p = madd(r, p, constant(22));
  p = madd(r, p, constant(23));
  p = madd(r, p, constant(24));
  p = madd(mul(r, r), p, sub(one(), r));
  // The exponent of p grows by n.
  return i32x4.add(p, i32x4.shl(shifted, 23));
}

// @ts-ignore: decorator
@inline
export function sigmoid4(x: v128): v128 {
  return f32x4.div(one(), add(one(), expOfMinus(x)));
}

// @ts-ignore: decorator
@inline
function relu4(x: v128): v128 {
  return f32x4.max(x, splat(0));
}

/** Keras 2's: 0.2·x + 0.5 within 0 and 1. */
// @ts-ignore: decorator
@inline
function hardSigmoid4(x: v128): v128 {
  return f32x4.min(f32x4.max(add(mul(x, splat(0.2)), splat(0.5)), splat(0)), splat(1));
}

// The rarer ones stand in a function of their own, so that the loops around stay small.
function otherActivation(code: i32, x: v128): v128 {
  if (code == RELU) return relu4(x);
  if (code == HARD_SIGMOID) return hardSigmoid4(x);
  if (code == TANH) return tanh4(x);
  if (code == SIGMOID) return sigmoid4(x);
  return x;
}

/** The activation of candidate and output: tanh in line, the others by call. */
// @ts-ignore: decorator
@inline
export function cellActivation(code: i32, x: v128): v128 {
  return code == TANH ? tanh4(x) : otherActivation(code, x);
}

/** The activation of a gate: sigmoid in line, the others by call. */
// @ts-ignore: decorator
@inline
export function gateActivation(code: i32, x: v128): v128 {
  return code == SIGMOID ? sigmoid4(x) : otherActivation(code, x);
}

function otherDerivative(code: i32, y: v128): v128 {
  const unit = one();
  if (code == RELU) return v128.and(f32x4.gt(y, splat(0)), unit);
  if (code == HARD_SIGMOID) {
    return v128.and(v128.and(f32x4.gt(y, splat(0)), f32x4.lt(y, unit)), splat(0.2));
  }
  if (code == TANH) return sub(unit, mul(y, y));
  if (code == SIGMOID) return mul(y, sub(unit, y));
  return unit;
}

/** The derivative of a cell activation where its value is y. */
// @ts-ignore: decorator
@inline
export function cellDerivative(code: i32, y: v128): v128 {
  return code == TANH ? sub(one(), mul(y, y)) : otherDerivative(code, y);
}

/** The derivative of a gate activation where its value is y. */
// @ts-ignore: decorator
@inline
export function gateDerivative(code: i32, y: v128): v128 {
  return code == SIGMOID ? mul(y, sub(one(), y)) : otherDerivative(code, y);
}

/** y ← activation(x), for n floats (rounded up to fours). */
export function activate(y: usize, x: usize, n: i32, code: i32): void {
  for (let j: usize = 0; j < (<usize>n) << 2; j += 16) v128.store(y + j, cellActivation(code, v128.load(x + j)));
}

/** dx ← dy · activation′, for n floats (rounded up to fours), from the activation's values y. */
export function activateBackward(dx: usize, dy: usize, y: usize, n: i32, code: i32): void {
  for (let j: usize = 0; j < (<usize>n) << 2; j += 16) {
    v128.store(dx + j, mul(v128.load(dy + j), cellDerivative(code, v128.load(y + j))));
  }
}

/** Rows of n values ← their softmax, with the largest value taken out first. */
export function softmaxRows(y: usize, rows: i32, n: i32): void {
  for (let r = 0; r < rows; r++) {
    let top = load<f32>(y);
    for (let j = 1; j < n; j++) top = max(top, load<f32>(y + (j << 2)));
    let sum: f32 = 0;
    for (let j = 0; j < n; j++) {
      const e = f32x4.extract_lane(expOfMinus(splat(top - load<f32>(y + (j << 2)))), 0);
      store<f32>(y + (j << 2), e);
      sum += e;
    }
    for (let j = 0; j < n; j++) store<f32>(y + (j << 2), load<f32>(y + (j << 2)) / sum);
    y += (<usize>n) << 2;
  }
}

/** dy ← y∗(dy − Σ dy∗y) for rows of n values: softmax backward. */
export function softmaxRowsBackward(dy: usize, y: usize, rows: i32, n: i32): void {
  for (let r = 0; r < rows; r++) {
    let dot: f32 = 0;
    for (let j = 0; j < n; j++) dot += load<f32>(dy + (j << 2)) * load<f32>(y + (j << 2));
    for (let j = 0; j < n; j++) {
      const at = dy + (j << 2);
      store<f32>(at, load<f32>(y + (j << 2)) * (load<f32>(at) - dot));
    }
    y += (<usize>n) << 2;
    dy += (<usize>n) << 2;
  }
}
