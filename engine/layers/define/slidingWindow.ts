import type { InferContext } from '../../graph/nodeType';
import type { IntegerParam } from '../../graph/paramSchema';
import { makeProblem, type Problem } from '../../problem/problem';
import type { TensorSpec } from '../../tensors/tensorSpec';
import { sourceName } from './ports';
import type * as tfjs from '@tensorflow/tfjs';
import type { Tf } from '../../tensors/tf';
import { nodeTitle } from '../../graph/nodeTitle';

/**
 * A window that slides along time: `size` timesteps, `dilation` apart, stopping at every `stride`-th place. At the ends of the
 * sequence it stays inside (`valid`), reaches out at both (`same`) or only at the start (`causal`).
 */
export interface SlidingWindow {
  readonly size: number;
  readonly stride: number;
  readonly dilation: number;
  readonly padding: 'valid' | 'same' | 'causal';
}

/** A parameter of a window that is counted in timesteps. */
export const stepsParam = (standard: number): IntegerParam => ({
  kind: 'integer',
  default: standard,
  min: 1,
  max: 1024,
});

/** The number of timesteps from its first to its last. */
export const spanOf = ({ size, dilation }: SlidingWindow): number => (size - 1) * dilation + 1;

/** The number of places at which it stops on a sequence of `length`. */
export function placesOf(window: SlidingWindow, length: number): number {
  const { padding, stride } = window;
  return Math.ceil((padding === 'valid' ? length - spanOf(window) + 1 : length) / stride);
}

/**
 * Steps to add before and after a sequence, as TensorFlow does: `same` gives as many outputs as strides were begun, with the odd
 * step at the end.
 */
export function padsOf(window: SlidingWindow, length: number): readonly [before: number, after: number] {
  const { padding, stride } = window;
  if (padding === 'causal') return [spanOf(window) - 1, 0];
  if (padding === 'valid') return [0, 0];
  const total = Math.max(0, (placesOf(window, length) - 1) * stride + spanOf(window) - length);
  const before = Math.floor(total / 2);
  return [before, total - before];
}

/** Refuses a sequence that is shorter than a window that must stay inside of it; offers to fill its ends up. */
export function refuseShortSequence(spec: TensorSpec, window: SlidingWindow, context: InferContext): Problem | null {
  const [length = 0] = spec.shape;
  const span = spanOf(window);
  if (window.padding !== 'valid' || !(span > length)) return null;
  const { node } = context;
  const values = { node: nodeTitle(node), source: sourceName(context), span, length };
  const fix = { nodeId: node.id, param: 'padding', value: 'same', label: { code: 'fix.paddingSame' } } as const;
  return makeProblem('shape.sequenceTooShort', values, { nodeId: node.id, param: 'padding', fix });
}

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
