import { type Graph, NODE_HEIGHT_PX, NODE_WIDTH_PX, type NodePosition } from '#engine';

const GRID_PX = 10;
const CLEARANCE_PX = 20;
/** How near to a wire a node's middle must be to be put into it. */
const INSERT_DISTANCE_PX = NODE_HEIGHT_PX / 2;
const SAMPLES = 24;

/** The wanted place, or the first below it where the node covers no other. */
export function freePlace(wanted: NodePosition, taken: readonly NodePosition[]): NodePosition {
  let { y } = wanted;
  const hits = (at: NodePosition): boolean =>
    Math.abs(at.x - wanted.x) < NODE_WIDTH_PX + CLEARANCE_PX && Math.abs(at.y - y) < NODE_HEIGHT_PX + CLEARANCE_PX;
  for (let blocking = taken.find(hits); blocking; blocking = taken.find(hits)) {
    y = blocking.y + NODE_HEIGHT_PX + CLEARANCE_PX;
  }
  return { x: wanted.x, y };
}

/** The nearest place on the grid. */
export function snapped({ x, y }: NodePosition): NodePosition {
  return { x: Math.round(x / GRID_PX) * GRID_PX, y: Math.round(y / GRID_PX) * GRID_PX };
}

/** The place of a node whose middle is at a point. */
export function centeredAt({ x, y }: NodePosition): NodePosition {
  return { x: x - NODE_WIDTH_PX / 2, y: y - NODE_HEIGHT_PX / 2 };
}

/** The wire under a node's middle, the nearest if there are several; `except` names a node whose own wires do not count. */
export function wireUnder(
  middle: NodePosition,
  graph: Graph,
  layout: Readonly<Record<string, NodePosition>>,
  except: string | null,
): string | null {
  let nearest: { readonly id: string; readonly distance: number } | null = null;
  for (const edge of graph.edges) {
    if (edge.from.node === except || edge.to.node === except) continue;
    const source = layout[edge.from.node];
    const target = layout[edge.to.node];
    if (!source || !target) continue;
    const start = { x: source.x + NODE_WIDTH_PX, y: source.y + NODE_HEIGHT_PX / 2 };
    const end = { x: target.x, y: target.y + NODE_HEIGHT_PX / 2 };
    const distance = distanceToWire(middle, start, end);
    if (distance < INSERT_DISTANCE_PX && distance < (nearest?.distance ?? Number.POSITIVE_INFINITY)) {
      nearest = { id: edge.id, distance };
    }
  }
  return nearest?.id ?? null;
}

/** Distance to the curve that is drawn for a wire: a cubic with level ends. */
function distanceToWire(point: NodePosition, start: NodePosition, end: NodePosition): number {
  const reach = Math.abs(end.x - start.x) / 2;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i <= SAMPLES; i++) {
    const t = i / SAMPLES;
    const u = 1 - t;
    const x = u ** 3 * start.x + 3 * u * u * t * (start.x + reach) + 3 * u * t * t * (end.x - reach) + t ** 3 * end.x;
    const y = u ** 3 * start.y + 3 * u * u * t * start.y + 3 * u * t * t * end.y + t ** 3 * end.y;
    least = Math.min(least, Math.hypot(x - point.x, y - point.y));
  }
  return least;
}
