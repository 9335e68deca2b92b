import type { GraphNode } from '../../graph/graph';
import type { InferContext, Inference, KeptPart, PortInputs } from '../../graph/nodeType';
import type { TensorSpec } from '../../tensors/tensorSpec';
import { formatShape } from '../../tensors/tensorSpec';
import { makeProblem, type Problem, type ProblemFix } from '../../problem/problem';
import type { Phrase } from '../../text/phrase';
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

/**
 * The nodes that decide a part of what arrives from `start`: itself, or those behind layers that hand that part on, along all
 * branches of a merge. None where a branch ends at a node that does not decide it.
 */
export function decidersBehind(
  { feeding, types }: InferContext,
  start: GraphNode | undefined,
  parts: readonly KeptPart[],
  decides: (node: GraphNode) => boolean,
): readonly GraphNode[] {
  const met = new Set(start && [start]);
  const found: GraphNode[] = [];
  // A set that grows while it is walked is walked to its end.
  for (const node of met) {
    if (decides(node)) {
      found.push(node);
      continue;
    }
    const kept = types(node.type)?.keeps?.(node.params);
    const sources = kept && parts.includes(kept) ? feeding(node.id) : [];
    if (sources.length === 0) return [];
    for (const source of sources) met.add(source);
  }
  return found;
}

/** The recurrent layers that decide whether what arrives from a node has a time axis. */
export function recurrentsBehind(context: InferContext, start: GraphNode | undefined): readonly GraphNode[] {
  const hasOutput = ({ type }: GraphNode): boolean => context.types(type)?.params.output !== undefined;
  return decidersBehind(context, start, ['shape', 'axes'], hasOutput);
}

/** A fix that sets one parameter of all of these nodes; undefined where there are none. */
export function setFix(
  [first, ...others]: readonly GraphNode[],
  param: string,
  value: string | number,
  label: Phrase,
): ProblemFix | undefined {
  return first && { nodeId: first.id, param, value, label, ...(others[0] && { also: others.map(({ id }) => id) }) };
}

/** A fix that makes recurrent layers return their sequences or their last states; undefined where there are none. */
export function outputFix(recurrents: readonly GraphNode[], output: 'sequences' | 'last'): ProblemFix | undefined {
  return setFix(recurrents, 'output', output, {
    code: output === 'sequences' ? 'fix.returnSequences' : 'fix.lastState',
  });
}

/** A fix that gives all tensors at a port a time axis where only some have one; undefined where not all of the others can. */
export function joinInTimeFix(
  specs: readonly TensorSpec[],
  context: InferContext,
  port = 'in',
): ProblemFix | undefined {
  if (!specs.some(({ hasTime }) => hasTime)) return undefined;
  const behind = specs.flatMap((spec, i) =>
    spec.hasTime ? [] : [recurrentsBehind(context, context.sources[port]?.[i])],
  );
  return behind.every((nodes) => nodes.length > 0) ? outputFix([...new Set(behind.flat())], 'sequences') : undefined;
}

/** The names of nodes, and how many they are, for messages. */
export const namesOf = (
  nodes: readonly GraphNode[],
): { readonly source: readonly (string | Phrase)[]; readonly count: number } => ({
  source: nodes.map(nodeTitle),
  count: nodes.length,
});

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
export function refuseNonSequence(spec: TensorSpec, context: InferContext, port = 'in', position = 0): Problem | null {
  const codes = refuseCodes(spec, context, port, position);
  if (codes) return codes;
  const { node } = context;
  const values = { node: nodeTitle(node), source: sourceName(context, port, position), shape: formatShape(spec.shape) };
  if (!spec.hasTime) {
    const recurrents = recurrentsBehind(context, context.sources[port]?.[position]);
    const fix = outputFix(recurrents, 'sequences');
    if (!fix) return makeProblem('shape.needsTime', values, { nodeId: node.id });
    return makeProblem('shape.needsTimeFixable', { ...values, ...namesOf(recurrents) }, { nodeId: node.id, fix });
  }
  if (spec.shape.length !== 2) {
    return makeProblem('shape.rank', { ...values, expected: { code: 'expected.sequence' } }, { nodeId: node.id });
  }
  return null;
}
