import type { GraphAnalysis, NodeAnalysis } from '../graph/analyzeGraph';
import { removeParts } from '../graph/editGraph';
import type { Graph } from '../graph/graph';
import { reachable } from '../graph/topology';
import { makeProblem, type Problem } from '../problem/problem';
import { findLayer } from './index';

const maskWord = ({ node, params }: NodeAnalysis) => findLayer(node.type)?.maskWord(params);

/**
 * A warning for an Input whose samples are padded, where a wire leads from it to a Target past every layer that makes a mask: the
 * model would take padding for data. The fix puts a Masking layer into that wire; there is none where the next layer would
 * refuse the mask.
 */
export function warnOfPadding(graph: Graph, { nodes }: GraphAnalysis, { node }: NodeAnalysis): readonly Problem[] {
  const idsOf = (chosen: (analysis: NodeAnalysis) => boolean) =>
    [...nodes.values()].filter(chosen).map((found) => found.node.id);
  const makers = idsOf((analysis) => maskWord(analysis) === 'makes');
  const targets = idsOf((analysis) => findLayer(analysis.node.type)?.role === 'target');
  const unmasked = removeParts(graph, makers, []);
  const toTarget = reachable(unmasked, targets, 'backward');
  const wire = unmasked.edges.find(({ from, to }) => from.node === node.id && toTarget.has(to.node));
  if (!wire) return [];
  const next = nodes.get(wire.to.node);
  const at = { nodeId: node.id, severity: 'warning' } as const;
  const isSequence = nodes.get(node.id)?.outputs.out?.dtype === 'float32';
  if (!isSequence || !next || maskWord(next) === 'refuses') {
    return [makeProblem('input.unmasked', { node: node.name }, at)];
  }
  const label = { code: 'fix.insertMasking', values: { node: node.name } } as const;
  const fix = { nodeId: node.id, insert: 'masking', edgeId: wire.id, label };
  return [makeProblem('input.unmasked', { node: node.name }, { ...at, fix })];
}
