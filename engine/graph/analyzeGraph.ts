import { makeProblem, type Problem } from '../problem/problem';
import { resolveParams } from './checkParams';
import type { DataSignature } from '../tensors/dataSignature';
import { edgesInto, findNode, type Graph, type GraphNode, type ParamValue } from './graph';
import { type NodeType, type NodeTypes, type PortInputs, portPhrase, portsMeet } from './nodeType';
import { checkStructure } from './structure';
import { hasOpenSize, type TensorSpec } from '../tensors/tensorSpec';
import { reachable, sortTopologically } from './topology';
import { nodeTitle } from './nodeTitle';

/** What is known of one node after analysis. */
export interface NodeAnalysis {
  readonly node: GraphNode;
  /** Parameters with defaults filled in. */
  readonly params: Readonly<Record<string, ParamValue>>;
  /** Specs at the input ports; a port is absent while what feeds it is unknown. */
  readonly inputs: PortInputs;
  /** Specs at the output ports; empty when they could not be inferred. */
  readonly outputs: Readonly<Record<string, TensorSpec>>;
  /** Trainable numbers, or null while shapes are unknown. */
  readonly parameterCount: number | null;
  /** Floating-point operations of one forward pass for one sample, or null while shapes are unknown. */
  readonly flops: number | null;
  /** True when the node lies on a path to a Target and so is built into the model. */
  readonly inModel: boolean;
}

/** Everything that can be said of a graph without building it. */
export interface GraphAnalysis {
  /** Ids in an order in which they can be computed; nodes inside loops are absent. */
  readonly order: readonly string[];
  readonly nodes: ReadonlyMap<string, NodeAnalysis>;
  /** All problems at once, each on its node. */
  readonly problems: readonly Problem[];
  /** Trainable numbers of the nodes that are in the model. */
  readonly parameterCount: number;
}

/** Spec on a wire, or undefined while it is unknown. */
export function edgeSpec(analysis: GraphAnalysis, from: { node: string; port: string }): TensorSpec | undefined {
  return analysis.nodes.get(from.node)?.outputs[from.port];
}

/**
 * Checks a graph and infers the shape on every wire, as far as it can: a mistake on one branch does not hide
 * another. Never throws for a user's mistake.
 */
export function analyzeGraph(graph: Graph, types: NodeTypes, data: DataSignature | null): GraphAnalysis {
  const topology = sortTopologically(graph);
  const problems: Problem[] = [...checkStructure(graph, types, topology.loops)];
  const targets = graph.nodes.filter((node) => types(node.type)?.role === 'target').map((node) => node.id);
  const inModel = reachable(graph, targets, 'backward');
  const nodes = new Map<string, NodeAnalysis>();
  const inferred = new Map<string, Inferred>();

  for (const id of topology.order) {
    const node = findNode(graph, id);
    const type = node && types(node.type);
    if (!node || !type) continue;
    nodes.set(id, analyzeNode(graph, types, node, type, inferred, data, inModel.has(id), problems));
  }
  let parameterCount = 0;
  for (const node of nodes.values()) if (node.inModel) parameterCount += node.parameterCount ?? 0;
  return { order: topology.order, nodes, problems, parameterCount };
}

/** What a node gives. */
interface Inferred {
  readonly outputs: Readonly<Record<string, TensorSpec>>;
  /** True behind an Input whose data are not known: what follows from the axes alone is checked, and no sizes are told. */
  readonly open: boolean;
}

function analyzeNode(
  graph: Graph,
  types: NodeTypes,
  node: GraphNode,
  type: NodeType,
  known: Map<string, Inferred>,
  data: DataSignature | null,
  inModel: boolean,
  problems: Problem[],
): NodeAnalysis {
  const resolved = resolveParams(node, type.params);
  problems.push(...resolved.problems);
  const inputs: Record<string, TensorSpec[]> = {};
  const told: Record<string, TensorSpec[]> = {};
  const sources: Record<string, GraphNode[]> = {};
  let complete = true;
  for (const port of type.inputs) {
    const edges = edgesInto(graph, node.id, port.name);
    if (edges.length < (port.many ? 2 : 1) && !port.optional) {
      complete = false;
      if (inModel) {
        const feeding = edges[0] && findNode(graph, edges[0].from.node);
        const only = feeding && nodeTitle(feeding);
        const code = only !== undefined ? 'graph.mergesOne' : port.many ? 'graph.mergesNone' : 'graph.danglingInput';
        const values = { node: nodeTitle(node), port: portPhrase(port), source: only ?? '' };
        problems.push(makeProblem(code, values, { nodeId: node.id }));
      }
    }
    for (const edge of edges) {
      const feed = known.get(edge.from.node);
      const spec = feed?.outputs[edge.from.port];
      const source = findNode(graph, edge.from.node);
      const from = source && types(source.type)?.outputs.find((output) => output.name === edge.from.port);
      if (!spec || !source || !from || !portsMeet(from, port)) {
        complete = false;
        continue;
      }
      (inputs[port.name] ??= []).push(spec);
      if (!feed.open) (told[port.name] ??= []).push(spec);
      (sources[port.name] ??= []).push(source);
    }
  }
  const partial = { node, params: resolved.params, inputs: told, inModel };
  const unknown = { ...partial, outputs: {}, parameterCount: null, flops: null };
  if (!complete || resolved.problems.some((problem) => problem.severity === 'error')) return unknown;

  const feeding = (id: string): GraphNode[] =>
    edgesInto(graph, id).flatMap(({ from }) => findNode(graph, from.node) ?? []);
  const inference = type.infer(resolved.params, inputs, { node, data, sources, feeding, types });
  const { outputs } = inference;
  const isFedOpen = Object.keys(inputs).some((port) => inputs[port]?.length !== told[port]?.length);
  problems.push(...inference.problems.filter(({ code }) => !isFedOpen || code.startsWith('shape.')));
  if (!outputs) return unknown;
  const open = isFedOpen || Object.values(outputs).some(hasOpenSize);
  known.set(node.id, { outputs, open });
  if (open) return unknown;
  return {
    ...partial,
    outputs,
    parameterCount: type.countParameters(resolved.params, inputs),
    flops: type.countFlops(resolved.params, inputs),
  };
}
