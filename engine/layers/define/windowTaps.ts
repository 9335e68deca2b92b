import type * as tfjs from '@tensorflow/tfjs';
import type { Tf } from '../../tensors/tf';
import { padsOf, placesOf, type SlidingWindow } from './slidingWindow';

/** For each place, how many of the window's timesteps lie within a sequence of `length`. */
export function stepsSeen(window: SlidingWindow, length: number): number[] {
  const [before] = padsOf(window, length);
  const isWithin = (step: number): boolean => step >= 0 && step < length;
  return Array.from({ length: placesOf(window, length) }, (_, place) => {
    const first = place * window.stride - before;
    return Array.from({ length: window.size }, (_, k) => first + k * window.dilation).filter(isWithin).length;
  });
}

/**
 * What a window sees: for each of its timesteps the values at all places, [batch, places, features]. Where it reaches out
 * of the sequence it sees `outside`. Made of operations that have gradients on every backend.
 */
export function windowTaps(tf: Tf, x: tfjs.Tensor3D, window: SlidingWindow, outside: number): tfjs.Tensor[] {
  const { size, stride, dilation } = window;
  const [batch, length, features] = x.shape;
  const places = placesOf(window, length);
  const [before] = padsOf(window, length);
  const after = Math.max(0, (size - 1) * dilation + places * stride - before - length);
  const ends: [number, number][] = [
    [0, 0],
    [before, after],
    [0, 0],
  ];
  const padded = tf.pad(x, ends, outside);
  return Array.from({ length: size }, (_, k) => {
    const steps = tf.slice(padded, [0, k * dilation, 0], [batch, places * stride, features]);
    if (stride === 1) return steps;
    return tf.slice(tf.reshape(steps, [batch, places, stride * features]), [0, 0, 0], [batch, places, features]);
  });
}
