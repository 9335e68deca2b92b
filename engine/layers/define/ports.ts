import type { GraphNode } from '../../graph/graph';
import type { InferContext, Inference, PortInputs } from '../../graph/nodeType';
import type { Phrase } from '../../text/phrase';
import type { TensorSpec } from '../../tensors/tensorSpec';
import { formatShape } from '../../tensors/tensorSpec';
import { makeProblem, type Problem, type ProblemFix } from '../../problem/problem';
import { nodeTitle } from '../../graph/nodeTitle';

/** The spec at a port that takes one wire. The analysis calls `infer` only when it is there. */
export function inputSpec(inputs: PortInputs, port = 'in'): TensorSpec {
  const spec = inputs[port]?.[0];
  if (!spec) throw new Error(`port ${port} has no spec`);
  return spec;
}

/** The name of the node that feeds a port, for messages. */
export function sourceName(context: InferContext, port = 'in', position = 0): string | Phrase {
  const source = context.sources[port]?.[position];
  return source ? nodeTitle(source) : '?';
}

const RECURRENT: readonly string[] = ['lstm', 'gru', 'simpleRnn', 'bidirectional'];

/** Layers that leave a time axis as it is. */
const STEPWISE: readonly string[] = ['dense', 'dropout', 'activation', 'layerNormalization', 'batchNormalization'];

/** The recurrent layer that decides whether a time axis arrives, behind layers that leave it as it is; else undefined. */
export function recurrentBehind({ sources, feeding }: InferContext): GraphNode | undefined {
  let source = sources.in?.[0];
  while (source && STEPWISE.includes(source.type)) source = feeding(source.id)[0];
  return source && RECURRENT.includes(source.type) ? source : undefined;
}

/** A fix that makes a recurrent layer return its sequence or its last state; undefined for other nodes. */
export function outputFix(source: GraphNode | undefined, output: 'sequences' | 'last'): ProblemFix | undefined {
  if (!source || !RECURRENT.includes(source.type)) return undefined;
  return {
    nodeId: source.id,
    param: 'output',
    value: output,
    label: { code: output === 'sequences' ? 'fix.returnSequences' : 'fix.lastState' },
  };
}

/** Refuses codes where numbers are needed. */
export function refuseCodes(spec: TensorSpec, context: InferContext, port = 'in', position = 0): Problem | null {
  if (spec.dtype === 'float32') return null;
  const values = { node: nodeTitle(context.node), source: sourceName(context, port, position) };
  return makeProblem('shape.needsNumbers', values, { nodeId: context.node.id });
}

/** What a layer gives out that turns numbers into as many numbers. */
export function keepShape(inputs: PortInputs): Inference {
  const { shape, hasTime } = inputSpec(inputs);
  return gives({ shape, hasTime, dtype: 'float32' });
}

/** A layer gives this out, and nothing is wrong. */
export const gives = (out: TensorSpec): Inference => ({ outputs: { out }, problems: [] });

/** Refuses anything but a sequence of feature vectors, with a fix where the source can return one. */
export function refuseNonSequence(spec: TensorSpec, context: InferContext, port = 'in'): Problem | null {
  const codes = refuseCodes(spec, context, port);
  if (codes) return codes;
  const { node } = context;
  const values = { node: nodeTitle(node), source: sourceName(context, port), shape: formatShape(spec.shape) };
  if (!spec.hasTime) {
    const fix = outputFix(context.sources[port]?.[0], 'sequences');
    const at = { nodeId: node.id, ...(fix && { fix }) };
    return makeProblem(fix ? 'shape.needsTimeFixable' : 'shape.needsTime', values, at);
  }
  if (spec.shape.length !== 2) {
    return makeProblem('shape.rank', { ...values, expected: { code: 'expected.sequence' } }, { nodeId: node.id });
  }
  return null;
}
