import { analyzeGraph, type GraphAnalysis, type NodeAnalysis } from '../graph/analyzeGraph';
import { refuseConnection } from '../graph/connect';
import type { Graph, PortRef } from '../graph/graph';
import { makeProblem, type Problem } from '../problem/problem';
import type { DataSignature } from '../tensors/dataSignature';
import { findLayer } from './index';
import { input, inputFeatures } from './input';
import { warnOfPadding } from './unmaskedPadding';

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

/** `refuseConnection` over the catalog. */
export function refuseWire(graph: Graph, data: DataSignature | null, from: PortRef, to: PortRef): Problem | null {
  return refuseConnection(graph, findLayer, data, from, to);
}
