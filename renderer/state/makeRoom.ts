import { type Graph, NODE_WIDTH_PX, type NodePosition } from '#engine';

/** Room between two nodes that a wire and its shape need. */
const GAP_PX = 40;
const GRID_PX = 10;

/** The layout after a node was put into a wire: between its ends; where it would not fit, what follows moves right. */
export function makeRoom(
  graph: Graph,
  layout: Readonly<Record<string, NodePosition>>,
  nodeId: string,
): Readonly<Record<string, NodePosition>> {
  const at = layout[nodeId];
  const before = layout[graph.edges.find((edge) => edge.to.node === nodeId)?.from.node ?? ''];
  const after = layout[graph.edges.find((edge) => edge.from.node === nodeId)?.to.node ?? ''];
  // A wire that runs back to the left has no room in between to speak of.
  if (!at || !before || !after || after.x <= before.x) return layout;
  const least = before.x + NODE_WIDTH_PX + GAP_PX;
  const most = Math.max(least, after.x - NODE_WIDTH_PX - GAP_PX);
  const x = Math.min(most, Math.max(least, at.x));
  const y = Math.round((before.y + after.y) / 2 / GRID_PX) * GRID_PX;
  const shift = Math.max(0, x + NODE_WIDTH_PX + GAP_PX - after.x);
  const moved = Object.entries(layout).map(([id, place]): [string, NodePosition] => {
    if (id === nodeId) return [id, { x, y }];
    return [id, place.x >= after.x ? { x: place.x + shift, y: place.y } : place];
  });
  return Object.fromEntries(moved);
}
