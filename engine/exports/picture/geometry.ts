import type { PortDefinition } from '../../graph/nodeType';
import type { NodePosition } from '../../project/project';

/** Size of a node on the canvas; `renderer/state/tidyLayout.ts` has the same. */
export const NODE_WIDTH_PX = 140;
export const NODE_HEIGHT_PX = 90;
export const PORT_RADIUS_PX = 5.5;

/** How far the curve of a wire reaches when it runs against the reading direction. */
const CURVATURE = 0.4;

/** How far down ports of states stand: beside the foot of the node, as `renderer/canvas/NodePorts.tsx` has them. */
const STATE_HEIGHT = 0.84;

/** The middle of a port. Tensor ports share the height of an edge evenly, as if there were no others. */
export function portPlace(
  node: NodePosition,
  ports: readonly PortDefinition[],
  name: string,
  side: 'left' | 'right',
): NodePosition | null {
  const port = ports.find((candidate) => candidate.name === name);
  if (!port) return null;
  const tensors = ports.filter((candidate) => candidate.carries !== 'state');
  const height = port.carries === 'state' ? STATE_HEIGHT : (tensors.indexOf(port) + 1) / (tensors.length + 1);
  return { x: node.x + (side === 'left' ? 0 : NODE_WIDTH_PX), y: node.y + height * NODE_HEIGHT_PX };
}

/** A wire as a cubic Bézier curve, and its middle. */
export interface Curve {
  readonly path: string;
  readonly middle: NodePosition;
}

/** The curve that React Flow draws from a port on the right edge of a node to one on the left edge of another. */
export function wireCurve(from: NodePosition, to: NodePosition): Curve {
  const start = from.x + PORT_RADIUS_PX;
  const end = to.x - PORT_RADIUS_PX;
  const distance = end - start;
  const reach = distance >= 0 ? distance / 2 : CURVATURE * 25 * Math.sqrt(-distance);
  const [out, back] = [start + reach, end - reach];
  return {
    path: `M${point(start, from.y)} C${point(out, from.y)} ${point(back, to.y)} ${point(end, to.y)}`,
    middle: { x: (start + 3 * out + 3 * back + end) / 8, y: (from.y + to.y) / 2 },
  };
}

const point = (x: number, y: number): string => `${round(x)},${round(y)}`;

/** A coordinate with at most two decimals. */
export const round = (value: number): number => Math.round(value * 100) / 100;
