// Mean losses over a batch, with the gradient of the prediction. The definitions are those of engine/losses.
import { bytes } from './simd';

// As engine/losses names them; 4 is categorical cross-entropy.
const SQUARED: i32 = 0;
const ABSOLUTE: i32 = 1;
const HUBER: i32 = 2;
const BINARY: i32 = 3;
const LOG_COSH: i32 = 5;
const PERCENTAGE: i32 = 6;
const QUANTILE: i32 = 7;

/** Probabilities are kept this far from 0 and 1 before their logarithm is taken. */
const EPSILON: f32 = 1e-7;

/**
 * Adds the loss of n predictions to the double at `total`, and writes their gradient. `count` is what the whole batch's sum
 * is divided by: its values, or its rows for categorical cross-entropy. `gradient` may be 0. `parameter` is Huber's δ or the
 * quantile.
 */
export function loss(
  kind: i32, y: usize, truth: usize, n: i32, count: f32, gradient: usize, total: usize, parameter: f32,
): void {
  let sum: f64 = 0;
  const share: f32 = 1 / count;
  for (let i = 0; i < n; i++) {
    const p = load<f32>(y + bytes(i));
    const t = load<f32>(truth + bytes(i));
    const error = p - t;
    let value: f32 = 0;
    let slope: f32 = 0;
    if (kind == SQUARED) {
      value = error * error;
      slope = 2 * error;
    } else if (kind == ABSOLUTE) {
      value = abs(error);
      slope = sign(error);
    } else if (kind == HUBER) {
      const near = min<f32>(abs(error), parameter);
      value = <f32>0.5 * near * near + parameter * (abs(error) - near);
      slope = sign(error) * near;
    } else if (kind == LOG_COSH) {
      const size = abs(error);
      value = size + Mathf.log1p(Mathf.exp(-2 * size)) - <f32>Math.LN2;
      slope = Mathf.tanh(error);
    } else if (kind == PERCENTAGE) {
      const percent: f32 = <f32>100 / max<f32>(abs(t), EPSILON);
      value = percent * abs(error);
      slope = percent * sign(error);
    } else if (kind == QUANTILE) {
      slope = error > 0 ? 1 - parameter : error < 0 ? -parameter : 0;
      value = slope * error;
    } else {
      const kept = max<f32>(min<f32>(p, 1 - EPSILON), EPSILON);
      const inside: f32 = kept == p ? 1 : 0;
      if (kind == BINARY) {
        value = -(t * Mathf.log(kept) + (1 - t) * Mathf.log(1 - kept));
        slope = (inside * (kept - t)) / (kept * (1 - kept));
      } else {
        value = -t * Mathf.log(kept);
        slope = (-inside * t) / kept;
      }
    }
    sum += value;
    if (gradient) store<f32>(gradient + bytes(i), slope * share);
  }
  store<f64>(total, load<f64>(total) + sum / count);
}

/**
 * As `loss`, of probabilities of classes, `width` a row, beside the number of each row's class as a float: sparse categorical
 * cross-entropy. A row whose number is negative counts nothing.
 */
export function codeLoss(
  y: usize, truth: usize, rows: i32, width: i32, count: f32, gradient: usize, total: usize,
): void {
  let sum: f64 = 0;
  const share: f32 = 1 / count;
  if (gradient) memory.fill(gradient, 0, bytes(rows * width));
  for (let row = 0; row < rows; row++) {
    const code = <i32>load<f32>(truth + bytes(row));
    if (code < 0) continue;
    const at = bytes(row * width + code);
    const p = load<f32>(y + at);
    const kept = max<f32>(min<f32>(p, 1 - EPSILON), EPSILON);
    sum -= Mathf.log(kept);
    if (gradient && kept == p) store<f32>(gradient + at, -share / kept);
  }
  store<f64>(total, load<f64>(total) + sum / count);
}

// @ts-ignore: decorator
@inline
function sign(x: f32): f32 {
  return x > 0 ? 1 : x < 0 ? -1 : 0;
}
