import {
  BaseEdge,
  type ConnectionLineComponentProps,
  EdgeLabelRenderer,
  type EdgeProps,
  getBezierPath,
} from '@xyflow/react';
import { type CSSProperties, memo, useState } from 'react';
import { useCanvas } from './canvasStore';
import { hueOf } from './families';
import { familyOf, type FlowEdge, type FlowNode } from './graphToFlow';
import { ShapeLabel, wordsWidthPx } from './ShapeLabel';
import { useTexts } from '../i18n/texts';
import styles from './WireEdge.module.css';

const CURVATURE = 0.4;
/** How far a label floats above a level wire. */
const LABEL_LIFT_PX = 18;
/** Of a wire that the one being drawn would take the place of. */
const REPLACED_OPACITY = 0.5;
/** A wire is level when its ends differ by less than this. */
const LEVEL_PX = 24;

/** A wire in the hue of its source, with the shape that flows through it. */
export const WireEdge = memo(function WireEdge(props: EdgeProps<FlowEdge>) {
  const { id, sourceX, sourceY, targetX, targetY, selected, data } = props;
  const [path, middleX, middleY] = getBezierPath({ ...props, curvature: CURVATURE });
  const inserting = useCanvas((state) => state.insertEdgeId === id);
  const replaced = useCanvas((state) => state.replacedEdgeId === id);
  const [pointed, setPointed] = useState(false);
  const texts = useTexts();
  const spec = data?.spec;
  const room = targetX - sourceX;
  const inWords = spec !== undefined && (pointed || selected || room > wordsWidthPx(spec, texts));
  const lift = Math.abs(targetY - sourceY) < LEVEL_PX ? LABEL_LIFT_PX : 0;
  const place: CSSProperties = {
    transform: `translate(-50%, -50%) translate(${middleX}px, ${middleY - lift}px)`,
  };
  return (
    <>
      <g
        data-replaced={replaced || undefined}
        onPointerEnter={() => setPointed(true)}
        onPointerLeave={() => setPointed(false)}
      >
        <BaseEdge
          path={path}
          interactionWidth={18}
          style={{
            stroke: selected || inserting ? 'var(--accent)' : hueOf(data?.family ?? 'shape'),
            strokeWidth: selected || inserting || pointed ? 3 : 2,
            strokeDasharray: inserting || replaced ? '6 4' : spec?.state ? '2 4' : undefined,
            opacity: replaced ? REPLACED_OPACITY : undefined,
            strokeLinecap: spec?.state ? 'round' : undefined,
          }}
        />
      </g>
      {spec && (
        <EdgeLabelRenderer>
          <div
            className={styles.label}
            style={place}
            data-raised={pointed || selected}
            data-replaced={replaced || undefined}
            data-testid={`shape-${id}`}
            onPointerEnter={() => setPointed(true)}
            onPointerLeave={() => setPointed(false)}
          >
            <ShapeLabel spec={spec} inWords={inWords} />
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
});

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
    curvature: CURVATURE,
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
