import type * as tfjs from '@tensorflow/tfjs';
import type { Tf } from '../layerCall';
import { type WindowPadding, windowCount } from '../windowSizes';

/** A window that slides along time: `size` timesteps, `dilation` apart, stopping at every `stride`-th place. */
export interface SlidingWindow {
  readonly size: number;
  readonly stride: number;
  readonly dilation: number;
  readonly padding: WindowPadding;
}

const spanOf = ({ size, dilation }: SlidingWindow): number => (size - 1) * dilation + 1;

/** The number of places at which it stops on a sequence of `length`. */
export function placesOf(window: SlidingWindow, length: number): number {
  return windowCount(length, spanOf(window), window.stride, window.padding);
}

/** How many steps lie before the sequence where the window stops first. */
function stepsBefore(window: SlidingWindow, length: number): number {
  const { stride, padding } = window;
  const missing = Math.max(0, (placesOf(window, length) - 1) * stride + spanOf(window) - length);
  return { valid: 0, same: Math.floor(missing / 2), causal: spanOf(window) - 1 }[padding];
}

/** For each place, how many of the window's timesteps lie within a sequence of `length`. */
export function stepsSeen(window: SlidingWindow, length: number): number[] {
  const before = stepsBefore(window, length);
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
  const [places, before] = [placesOf(window, length), stepsBefore(window, length)];
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
