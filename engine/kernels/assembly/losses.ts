// Mean losses over a batch, with the gradient of the prediction. The definitions are those of engine/losses/losses.ts.
import { bytes } from './simd';

// As engine/kernels/codes.ts names them.
const SQUARED: i32 = 0;
const ABSOLUTE: i32 = 1;
const HUBER: i32 = 2;
const BINARY: i32 = 3;
const CATEGORICAL: i32 = 4;

/** Probabilities are kept this far from 0 and 1 before their logarithm is taken. */
const EPSILON: f32 = 1e-7;

/**
 * Adds the loss of n predictions to the double at `total`, and writes their gradient. `count` is what the whole batch's sum
 * is divided by: its values, or its rows for categorical cross-entropy. `gradient` may be 0.
 */
export function loss(kind: i32, y: usize, truth: usize, n: i32, count: f32, gradient: usize, total: usize): void {
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
      const near = min<f32>(abs(error), 1);
      value = <f32>0.5 * near * near + abs(error) - near;
      slope = sign(error) * near;
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

// @ts-ignore: decorator
@inline
function sign(x: f32): f32 {
  return x > 0 ? 1 : x < 0 ? -1 : 0;
}
