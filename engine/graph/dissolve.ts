import type { DataSignature } from '../tensors/dataSignature';
import { refuseConnection } from './connect';
import { removeParts } from './editGraph';
import { edgesInto, findNode, type Graph, type GraphEdge, type PortRef } from './graph';
import type { NodeTypes } from './nodeType';

/**
 * Removes nodes and wires, and joins what fed the nodes to what they fed: a wire out of them goes on from the one output that
 * led into them, where there is only one and the wire may be drawn from there.
 */
export function dissolveParts(
  graph: Graph,
  types: NodeTypes,
  data: DataSignature | null,
  nodeIds: readonly string[],
  edgeIds: readonly string[],
): Graph {
  const removed = new Set(nodeIds);
  let left = removeParts(graph, nodeIds, edgeIds);
  const joined = new Map<string, GraphEdge>();
  for (const edge of graph.edges) {
    if (!removed.has(edge.from.node) || removed.has(edge.to.node)) continue;
    const from = onlySource(graph, types, edge.from.node, removed);
    if (!from || refuseConnection(left, types, data, from, edge.to)) continue;
    joined.set(edge.id, { ...edge, from });
    left = { ...left, edges: [...left.edges, { ...edge, from }] };
  }
  // Wires keep their places in the list: their order is the order in which a Concatenate joins.
  const kept = new Set(left.edges.map(({ id }) => id));
  const edges = graph.edges.filter(({ id }) => kept.has(id)).map((edge) => joined.get(edge.id) ?? edge);
  return { nodes: left.nodes, edges };
}

/** The one output outside of the removed nodes that feeds this one of them; null where there are none or several. */
function onlySource(graph: Graph, types: NodeTypes, nodeId: string, removed: ReadonlySet<string>): PortRef | null {
  const sources: PortRef[] = [];
  const met = new Set([nodeId]);
  // A set that grows while it is walked is walked to its end.
  for (const id of met) {
    const states = types(findNode(graph, id)?.type ?? '')?.inputs.filter(({ carries }) => carries === 'state') ?? [];
    for (const { from, to } of edgesInto(graph, id)) {
      if (states.some(({ name }) => name === to.port)) continue;
      if (removed.has(from.node)) met.add(from.node);
      else sources.push(from);
    }
  }
  const [first] = sources;
  return first && sources.every(({ node, port }) => node === first.node && port === first.port) ? first : null;
}
