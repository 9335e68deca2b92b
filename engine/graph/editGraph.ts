import { freeName } from '../text/freeName';
import type { Graph, GraphEdge, GraphNode, ParamValue, PortRef } from './graph';

/** Adds a node whose id is not taken yet. */
export function addNode(graph: Graph, node: GraphNode): Graph {
  if (graph.nodes.some((other) => other.id === node.id)) throw new Error(`node id ${node.id} is taken`);
  return { ...graph, nodes: [...graph.nodes, node] };
}

/** Removes nodes, wires and every wire that ends at a removed node. Ids that are not there are ignored. */
export function removeParts(graph: Graph, nodeIds: readonly string[], edgeIds: readonly string[]): Graph {
  const nodes = new Set(nodeIds);
  const edges = new Set(edgeIds);
  return {
    nodes: graph.nodes.filter((node) => !nodes.has(node.id)),
    edges: graph.edges.filter((edge) => !edges.has(edge.id) && !nodes.has(edge.from.node) && !nodes.has(edge.to.node)),
  };
}

/** Draws a wire under a fresh id. Whether it may be drawn is asked of `refuseConnection` first. */
export function connect(graph: Graph, from: PortRef, to: PortRef): Graph {
  const edge: GraphEdge = { id: freshId('edge', graph.edges), from, to };
  return { ...graph, edges: [...graph.edges, edge] };
}

/** Sets one parameter of one node. */
export function setParam(graph: Graph, nodeId: string, param: string, value: ParamValue): Graph {
  return replaceNode(graph, nodeId, (node) => ({ ...node, params: { ...node.params, [param]: value } }));
}

/** Gives a node another name. */
export function renameNode(graph: Graph, nodeId: string, name: string): Graph {
  return replaceNode(graph, nodeId, (node) => ({ ...node, name }));
}

function replaceNode(graph: Graph, nodeId: string, change: (node: GraphNode) => GraphNode): Graph {
  return { ...graph, nodes: graph.nodes.map((node) => (node.id === nodeId ? change(node) : node)) };
}

/** The first of `prefix-1`, `prefix-2`, … that no item has. */
export function freshId(prefix: string, items: readonly { readonly id: string }[]): string {
  const taken = new Set(items.map((item) => item.id));
  let number = items.length + 1;
  while (taken.has(`${prefix}-${number}`)) number++;
  return `${prefix}-${number}`;
}

/** The label itself, or the label with the first number from 2 that no node has. */
export function freshName(label: string, graph: Graph): string {
  const taken = new Set(graph.nodes.map((node) => node.name));
  return freeName(label, taken, ' ');
}
