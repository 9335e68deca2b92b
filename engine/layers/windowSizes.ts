import type { InferContext } from '../graph/nodeType';
import type { ParamSchema } from '../graph/paramSchema';
import type { TensorSpec } from '../tensors/tensorSpec';
import { makeProblem, type Problem } from '../problem/problem';
import { sourceName } from './portSpecs';

/** Which value of a pool counts. */
export const POOLING_MODE = {
  kind: 'choice',
  default: 'max',
  label: 'Mode',
  help: 'Max keeps the strongest value, average the mean.',
  options: [
    { value: 'max', label: 'Max' },
    { value: 'average', label: 'Average' },
  ],
} as const satisfies ParamSchema;

/** How a window that slides along time treats the ends of the sequence. */
export type WindowPadding = 'valid' | 'same' | 'causal';

/** The number of places at which a window of `span` timesteps stops on a sequence of `length`, at every `stride`-th. */
export function windowCount(length: number, span: number, stride: number, padding: WindowPadding): number {
  return Math.ceil((padding === 'valid' ? length - span + 1 : length) / stride);
}

/** Refuses a sequence that is shorter than a window that must stay inside of it; offers to fill its ends up. */
export function refuseShortSequence(
  spec: TensorSpec,
  span: number,
  padding: WindowPadding,
  context: InferContext,
): Problem | null {
  const [length = 0] = spec.shape;
  if (padding !== 'valid' || span <= length) return null;
  const { node } = context;
  const values = { node: node.name, source: sourceName(context), span, length };
  const fix = { nodeId: node.id, param: 'padding', value: 'same', label: { code: 'fix.paddingSame' } } as const;
  return makeProblem('shape.sequenceTooShort', values, { nodeId: node.id, param: 'padding', fix });
}
