import { NODE_HEIGHT_PX, NODE_WIDTH_PX } from '#engine';
import { MiniMap, type ReactFlowState, useStore } from '@xyflow/react';
import { useTexts } from '../i18n/texts';
import styles from './Canvas.module.css';
import { hueOf } from './families';
import { type FlowNode, familyOf } from './graphToFlow';
import { type NodeBox, reachesOutside } from './outsideView';

/** React Flow works out the map's scale from these, not from the style sheet. */
const SIZE = { width: 150, height: 84 };
const hueOfNode = (node: FlowNode): string => hueOf(familyOf(node.data.node.type));

function* boxesOf({ nodeLookup }: ReactFlowState): Generator<NodeBox> {
  for (const { internals, measured } of nodeLookup.values()) {
    const { width = NODE_WIDTH_PX, height = NODE_HEIGHT_PX } = measured;
    yield { ...internals.positionAbsolute, width, height };
  }
}

const isNeeded = (state: ReactFlowState): boolean => {
  const { width, height } = state;
  const [x, y, zoom] = state.transform;
  return reachesOutside(boxesOf(state), { x, y, zoom, width, height });
};

/** A small map of the model, as long as some node lies outside the view. */
export function Overview() {
  const { t } = useTexts();
  if (!useStore(isNeeded)) return null;
  return (
    <MiniMap<FlowNode>
      className={styles.miniMap}
      ariaLabel={t('canvas.miniMap')}
      nodeColor={hueOfNode}
      nodeBorderRadius={16}
      style={SIZE}
      nodeStrokeWidth={0}
      bgColor="var(--surface)"
      maskColor="transparent"
      maskStrokeColor="var(--accent)"
      pannable
      zoomable
    />
  );
}
