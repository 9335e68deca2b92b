import { type ConnectionLineComponentProps, getBezierPath } from '@xyflow/react';
import { useCanvas } from './canvasStore';
import { hueOf } from './families';
import { type FlowNode, familyOf } from './graphToFlow';

/** The wire on its way: in its hue, red where it may not end. */
export function ConnectionLine({
  fromX,
  fromY,
  toX,
  toY,
  fromPosition,
  toPosition,
  fromNode,
}: ConnectionLineComponentProps<FlowNode>) {
  const refused = useCanvas((state) => state.wireTarget?.fits === false);
  const [path] = getBezierPath({
    sourceX: fromX,
    sourceY: fromY,
    targetX: toX,
    targetY: toY,
    sourcePosition: fromPosition,
    targetPosition: toPosition,
    curvature: 0.4,
  });
  const hue = hueOf(familyOf(fromNode.data.node.type));
  return (
    <path
      d={path}
      fill="none"
      stroke={refused ? 'var(--bad)' : hue}
      strokeWidth={2}
      strokeDasharray={refused ? '4 4' : undefined}
    />
  );
}
