import type { Graph } from './graph';

/** Where a node stands on the canvas, in canvas pixels. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/** Width of a node on the canvas, in canvas pixels. */
export const NODE_WIDTH_PX = 140;
/** Height of a node without problems, in canvas pixels. */
export const NODE_HEIGHT_PX = 90;

const COLUMN_PITCH_PX = NODE_WIDTH_PX + 80;
const ROW_PITCH_PX = NODE_HEIGHT_PX + 50;
const GRID_PX = 10;
const SWEEPS = 4;

/**
 * Places every node by its distance from the inputs, left to right, orders each column by where its neighbors stand,
 * and draws chains straight (after Sugiyama, Tagawa and Toda 1981). Unwired nodes stand in a row below. Deterministic:
 * the same graph, the same places.
 */
export function tidyLayout(graph: Graph): Record<string, Place> {
  const wired = new Set(graph.edges.flatMap((edge) => [edge.from.node, edge.to.node]));
  const nodes = graph.nodes.filter((node) => wired.has(node.id));
  const loose = graph.nodes.filter((node) => !wired.has(node.id));
  const columns = orderColumns(graph, columnsOf({ nodes, edges: graph.edges }));
  const heights = straighten(graph, columns);
  const layout: Record<string, Place> = {};
  columns.forEach((column, x) => {
    for (const id of column) {
      const y = Math.round((heights.get(id) ?? 0) / GRID_PX) * GRID_PX;
      layout[id] = { x: x * COLUMN_PITCH_PX, y };
    }
  });
  const lowest = Math.max(-ROW_PITCH_PX, ...Object.values(layout).map((place) => place.y));
  loose.forEach((node, i) => {
    layout[node.id] = { x: i * COLUMN_PITCH_PX, y: lowest + ROW_PITCH_PX };
  });
  return layout;
}

/** The height of each node: as near to its neighbors' as the order and the room between the nodes of a column allow. */
function straighten(graph: Graph, columns: readonly (readonly string[])[]): Map<string, number> {
  const heights = new Map<string, number>();
  for (const column of columns) {
    column.forEach((id, row) => heights.set(id, (row - (column.length - 1) / 2) * ROW_PITCH_PX));
  }
  const settle = (column: readonly string[], side: 'from' | 'to'): void => {
    const other = side === 'from' ? 'to' : 'from';
    const wanted = column.map((id) => {
      const around = graph.edges
        .filter((edge) => edge[other].node === id)
        .map((edge) => heights.get(edge[side].node) ?? 0);
      return around.length === 0 ? (heights.get(id) ?? 0) : around.reduce((sum, y) => sum + y, 0) / around.length;
    });
    const placed: number[] = [];
    wanted.forEach((y, row) => {
      placed.push(row === 0 ? y : Math.max(y, (placed[row - 1] ?? 0) + ROW_PITCH_PX));
    });
    // What was pushed down goes half of the way back up, so that the column stays around where it wants to be.
    const pushed = placed.reduce((sum, y, row) => sum + y - (wanted[row] ?? 0), 0) / column.length;
    column.forEach((id, row) => heights.set(id, (placed[row] ?? 0) - pushed));
  };
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const column of columns) settle(column, 'from');
    for (const column of [...columns].reverse()) settle(column, 'to');
  }
  return heights;
}

/** Column of each node: the longest way from a node that nothing feeds. Nodes in loops follow what is known of them. */
function columnsOf(graph: Graph): string[][] {
  const depth = new Map(graph.nodes.map((node) => [node.id, 0]));
  // At most as many rounds as nodes: enough for every acyclic graph, and an end for one with a loop.
  for (let round = 0; round < graph.nodes.length; round++) {
    let changed = false;
    for (const { from, to } of graph.edges) {
      const next = Math.min((depth.get(from.node) ?? 0) + 1, graph.nodes.length - 1);
      if (depth.has(from.node) && next > (depth.get(to.node) ?? Number.POSITIVE_INFINITY)) {
        depth.set(to.node, next);
        changed = true;
      }
    }
    if (!changed) break;
  }
  pullSourcesRight(graph, depth);
  const used = [...new Set(depth.values())].sort((a, b) => a - b);
  return used.map((column) => graph.nodes.filter((node) => depth.get(node.id) === column).map((node) => node.id));
}

/** A second input stands right before what it feeds, not far away at the left edge. */
function pullSourcesRight(graph: Graph, depth: Map<string, number>): void {
  for (const { id } of graph.nodes) {
    if (graph.edges.some((edge) => edge.to.node === id)) continue;
    const fed = graph.edges.filter((edge) => edge.from.node === id).map((edge) => depth.get(edge.to.node) ?? 1);
    if (fed.length > 0) depth.set(id, Math.max(0, Math.min(...fed) - 1));
  }
}

function orderColumns(graph: Graph, columns: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const neighbors = new Map<string, string[]>(graph.nodes.map((node) => [node.id, []]));
  for (const { from, to } of graph.edges) {
    neighbors.get(from.node)?.push(to.node);
    neighbors.get(to.node)?.push(from.node);
  }
  let ordered = columns;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const row = new Map<string, number>();
    for (const column of ordered) column.forEach((id, i) => row.set(id, i - (column.length - 1) / 2));
    const center = (id: string): number => {
      const around = neighbors.get(id) ?? [];
      if (around.length === 0) return row.get(id) ?? 0;
      return around.reduce((sum, other) => sum + (row.get(other) ?? 0), 0) / around.length;
    };
    ordered = ordered.map((column) => {
      const keyed = column.map((id, i) => ({ id, i, at: center(id) }));
      return keyed.sort((a, b) => a.at - b.at || a.i - b.i).map(({ id }) => id);
    });
  }
  return ordered;
}
