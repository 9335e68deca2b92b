import {
  edgeSpec,
  findLayer,
  type Graph,
  type GraphAnalysis,
  type GraphNode,
  type LayerFamily,
  NODE_HEIGHT_PX,
  NODE_WIDTH_PX,
  type NodePosition,
  type TensorSpec,
} from '#engine';
import type { Connection, Edge, EdgeChange, Handle, Node, NodeChange } from '@xyflow/react';
import { keepEqualParts } from '../state/keepEqualParts';
import type { HeldEnd, WireEnds } from './wiring';

// The one place that knows both our graph and React Flow's.

export type FlowNode = Node<{ readonly node: GraphNode }, 'layer'>;
export type FlowEdge = Edge<{ readonly family: LayerFamily; readonly spec: TensorSpec | undefined }, 'wire'>;

/** What a node is called in the user's language. */
export type TitleOf = (node: GraphNode) => string;

/** Says a wire to who cannot see it, from the names of its ends. */
export type DescribeWire = (from: string, to: string) => string;

/** Where a node without a stored place stands. */
const ORIGIN: NodePosition = { x: 0, y: 0 };

/** The nodes as React Flow draws them. Of `previous` what has not changed is kept, so that it is not drawn again. */
export function toFlowNodes(
  graph: Graph,
  layout: Readonly<Record<string, NodePosition>>,
  selected: readonly string[],
  titleOf: TitleOf,
  previous: readonly FlowNode[],
): FlowNode[] {
  const known = new Map(previous.map((node) => [node.id, node]));
  const chosen = new Set(selected);
  return graph.nodes.map((node) => {
    const old = known.get(node.id);
    const position = layout[node.id] ?? ORIGIN;
    const isSelected = chosen.has(node.id);
    const ariaLabel = titleOf(node);
    const samePlace = old?.position.x === position.x && old.position.y === position.y;
    if (
      old &&
      samePlace &&
      old.data.node === node &&
      old.ariaLabel === ariaLabel &&
      (old.selected ?? false) === isSelected
    )
      return old;
    return {
      ...old,
      id: node.id,
      type: 'layer',
      position: { x: position.x, y: position.y },
      data: old?.data.node === node ? old.data : { node },
      selected: isSelected,
      ariaLabel,
      initialWidth: NODE_WIDTH_PX,
      initialHeight: NODE_HEIGHT_PX,
    };
  });
}

/** The same nodes with another selection. */
export function withSelection(nodes: readonly FlowNode[], selected: readonly string[]): FlowNode[] {
  const chosen = new Set(selected);
  return nodes.map((node) => {
    const isSelected = chosen.has(node.id);
    return (node.selected ?? false) === isSelected ? node : { ...node, selected: isSelected };
  });
}

/** The wires as React Flow draws them, in the hue of their sources. Of `previous` is kept what has not changed. */
export function toFlowEdges(
  graph: Graph,
  analysis: GraphAnalysis,
  selected: readonly string[],
  titleOf: TitleOf,
  describe: DescribeWire,
  previous: readonly FlowEdge[],
): FlowEdge[] {
  const known = new Map(previous.map((edge) => [edge.id, edge]));
  const chosen = new Set(selected);
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  return graph.edges.flatMap((edge): FlowEdge[] => {
    const source = nodes.get(edge.from.node);
    const target = nodes.get(edge.to.node);
    // A wire to nowhere cannot be drawn; the Problems panel tells of it.
    if (!source || !target) return [];
    const drawn: FlowEdge = {
      id: edge.id,
      type: 'wire',
      source: edge.from.node,
      sourceHandle: edge.from.port,
      target: edge.to.node,
      targetHandle: edge.to.port,
      selected: chosen.has(edge.id),
      ariaLabel: describe(titleOf(source), titleOf(target)),
      data: { family: familyOf(source.type), spec: edgeSpec(analysis, edge.from) },
    };
    return [keepEqualParts(known.get(edge.id), drawn)];
  });
}

/** The family of a node type; an unknown type counts as plain. */
export function familyOf(type: string): LayerFamily {
  return findLayer(type)?.family ?? 'shape';
}

/** The two ends of a wire that React Flow proposes, or null while one of them is open. */
export function toPorts({ source, sourceHandle, target, targetHandle }: Connection | FlowEdge): WireEnds | null {
  if (!source || !target || sourceHandle == null || targetHandle == null) return null;
  return { from: { node: source, port: sourceHandle }, to: { node: target, port: targetHandle } };
}

/** The end that a wire is pulled from, by its handle on the canvas. */
export function heldEnd(handle: Pick<Handle, 'nodeId' | 'id' | 'type'> | null): HeldEnd | null {
  if (!handle || handle.id == null) return null;
  const port = { node: handle.nodeId, port: handle.id };
  return handle.type === 'source' ? { from: port } : { to: port };
}

/** What is chosen after React Flow's changes; null where they choose nothing and give up nothing. */
export function afterChoices(
  chosen: readonly string[],
  changes: readonly (NodeChange<FlowNode> | EdgeChange<FlowEdge>)[],
): readonly string[] | null {
  const choices = changes.filter((change) => change.type === 'select');
  if (choices.length === 0) return null;
  const after = new Set(chosen);
  for (const { id, selected } of choices) {
    if (selected) after.add(id);
    else after.delete(id);
  }
  return [...after];
}
