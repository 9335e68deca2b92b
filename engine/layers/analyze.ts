import { analyzeGraph, type GraphAnalysis, type NodeAnalysis } from '../graph/analyzeGraph';
import { refuseConnection, replacedWires } from '../graph/connect';
import { dissolveParts } from '../graph/dissolve';
import { removeParts } from '../graph/editGraph';
import type { Graph, GraphEdge, PortRef } from '../graph/graph';
import { reachable } from '../graph/topology';
import { makeProblem, type Problem } from '../problem/problem';
import type { DataSignature } from '../tensors/dataSignature';
import { findLayer } from './index';
import { input, inputFeatures } from './input';
import { nodeTitle } from '../graph/nodeTitle';

type InputParams = Parameters<typeof inputFeatures>[0];

/** `analyzeGraph` over the catalog, with a warning for every feature that no Input of the model reads, and for padding. */
export function analyze(graph: Graph, data: DataSignature | null): GraphAnalysis {
  const analysis = analyzeGraph(graph, findLayer, data);
  const inputs = [...analysis.nodes.values()].filter((node) => node.inModel && node.node.type === input.type);
  const [first] = inputs;
  if (!data || !first) return analysis;
  const readBy = ({ params }: NodeAnalysis) => inputFeatures(params as InputParams, data);
  const read = new Set(inputs.flatMap(readBy));
  const unread = data.inputs.filter((feature) => !read.has(feature));
  const at = { nodeId: first.node.id, severity: 'warning' } as const;
  const warnings = unread.map(({ name }) => makeProblem('input.unreadFeature', { column: name }, at));
  const padded = inputs.filter((node) => readBy(node).some(({ masked }) => masked));
  warnings.push(...padded.flatMap((node) => warnOfPadding(graph, analysis, node)));
  return { ...analysis, problems: [...analysis.problems, ...warnings] };
}

/** `replacedWires` over the catalog. */
export function wiresReplacedBy(graph: Graph, to: PortRef): readonly GraphEdge[] {
  return replacedWires(graph, findLayer, to);
}

/** `dissolveParts` over the catalog. */
export function dissolve(
  graph: Graph,
  data: DataSignature | null,
  nodeIds: readonly string[],
  edgeIds: readonly string[],
): Graph {
  return dissolveParts(graph, findLayer, data, nodeIds, edgeIds);
}

/** `refuseConnection` over the catalog. */
export function refuseWire(graph: Graph, data: DataSignature | null, from: PortRef, to: PortRef): Problem | null {
  return refuseConnection(graph, findLayer, data, from, to);
}

const maskWord = ({ node, params }: NodeAnalysis) => findLayer(node.type)?.maskWord(params);

/**
 * A warning for an Input whose samples are padded, where a wire leads from it to a Target past every layer that makes a mask: the
 * model would take padding for data. The fix puts a Masking layer into that wire; there is none where the next layer would
 * refuse the mask.
 */
function warnOfPadding(graph: Graph, { nodes }: GraphAnalysis, { node }: NodeAnalysis): readonly Problem[] {
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
    return [makeProblem('input.unmasked', { node: nodeTitle(node) }, at)];
  }
  const label = { code: 'fix.insertMasking', values: { node: nodeTitle(node) } } as const;
  const fix = { nodeId: node.id, insert: 'masking', edgeId: wire.id, label };
  return [makeProblem('input.unmasked', { node: nodeTitle(node) }, { ...at, fix })];
}
