import type { InferContext } from '../../graph/nodeType';
import type { IntegerParam } from '../../graph/paramSchema';
import { makeProblem, type Problem } from '../../problem/problem';
import type { TensorSpec } from '../../tensors/tensorSpec';
import { sourceName } from './ports';

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
  if (window.padding !== 'valid' || span <= length) return null;
  const { node } = context;
  const values = { node: node.name, source: sourceName(context), span, length };
  const fix = { nodeId: node.id, param: 'padding', value: 'same', label: { code: 'fix.paddingSame' } } as const;
  return makeProblem('shape.sequenceTooShort', values, { nodeId: node.id, param: 'padding', fix });
}
