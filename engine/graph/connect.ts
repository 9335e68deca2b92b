import { makeProblem, type Problem } from '../problem/problem';
import { analyzeGraph } from './analyzeGraph';
import type { DataSignature } from '../tensors/dataSignature';
import { edgesInto, findNode, type Graph, type GraphEdge, type PortRef } from './graph';
import { type NodeTypes, portPhrase, portsMeet } from './nodeType';
import { reachable } from './topology';
import { nodeTitle, titleChain } from './nodeTitle';

/** The wires that a new one at this input takes the place of: all where it takes one only. */
export function replacedWires(graph: Graph, types: NodeTypes, to: PortRef): readonly GraphEdge[] {
  const type = types(findNode(graph, to.node)?.type ?? '');
  const port = type?.inputs.find(({ name }) => name === to.port);
  return port?.many ? [] : edgesInto(graph, to.node, to.port);
}

/**
 * Why a wire cannot be drawn, or null when it can. Asked while the user drags: structural mistakes and shapes that
 * cannot fit are refused; a mismatch that one click can fix is allowed and then stands on the node with its fix. At an input
 * that takes one wire, the new one takes the place of what is there.
 */
export function refuseConnection(
  graph: Graph,
  types: NodeTypes,
  data: DataSignature | null,
  from: PortRef,
  to: PortRef,
): Problem | null {
  const source = findNode(graph, from.node);
  const target = findNode(graph, to.node);
  const fromPort = source && types(source.type)?.outputs.find((port) => port.name === from.port);
  const toPort = target && types(target.type)?.inputs.find((port) => port.name === to.port);
  if (!source || !target || !fromPort || !toPort) return makeProblem('graph.wrongDirection');
  if (source.id === target.id) return makeProblem('graph.selfLoop', { node: nodeTitle(source) }, { nodeId: source.id });
  if (!portsMeet(fromPort, toPort)) {
    return makeProblem(
      'graph.stateWire',
      { source: nodeTitle(source), node: nodeTitle(target) },
      { nodeId: target.id },
    );
  }
  // Known before the shapes are: a state fits only layers of the kind that it comes from.
  if (toPort.carries === 'state' && source.type !== target.type) {
    return makeProblem(
      'shape.stateKind',
      { node: nodeTitle(target), source: nodeTitle(source) },
      { nodeId: target.id },
    );
  }
  const taken = edgesInto(graph, to.node, to.port);
  if (taken.some((edge) => edge.from.node === from.node && edge.from.port === from.port)) {
    const values = { source: nodeTitle(source), node: nodeTitle(target), port: portPhrase(toPort) };
    return makeProblem('graph.duplicateEdge', values, { nodeId: target.id });
  }
  const replaced = replacedWires(graph, types, to);
  const edges = graph.edges.filter((edge) => !replaced.includes(edge));
  if (reachable({ ...graph, edges }, [target.id], 'forward').has(source.id)) {
    const loop = titleChain([nodeTitle(source), nodeTitle(target), '…', nodeTitle(source)]);
    return makeProblem('graph.cycle', { node: nodeTitle(target), loop }, { nodeId: target.id });
  }
  const edge: GraphEdge = { id: 'proposed', from, to };
  const analysis = analyzeGraph({ nodes: graph.nodes, edges: [...edges, edge] }, types, data);
  const refusals = analysis.problems.filter(
    (problem) => problem.nodeId === target.id && problem.severity === 'error' && problem.code.startsWith('shape.'),
  );
  return refusals.find((problem) => problem.fix === undefined) ?? null;
}
