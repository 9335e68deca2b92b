import { findLayer, type GraphNode } from '#engine';
import type { NodeProps } from '@xyflow/react';
import { type CSSProperties, memo } from 'react';
import { useCanvas } from './canvasStore';
import { hueOf } from './families';
import type { FlowNode } from './graphToFlow';
import styles from './LayerNode.module.css';
import { NodeFooter } from './NodeFooter';
import { NodeName } from './NodeName';
import { NodePorts } from './NodePorts';
import { NodeProblems } from './NodeProblems';
import { NodeSummary } from './NodeSummary';

/** A layer on the canvas. Drawn again only when its node or its selection changes, never because another one moves. */
export const LayerNode = memo(
  function LayerNode({ data, selected }: NodeProps<FlowNode>) {
    return <LayerCard node={data.node} selected={selected} />;
  },
  (before, after) => before.data === after.data && before.selected === after.selected,
);

function LayerCard({ node, selected }: { readonly node: GraphNode; readonly selected: boolean }) {
  const layer = findLayer(node.type);
  const wire = useCanvas(({ wireTarget }) =>
    wireTarget?.nodeId !== node.id ? undefined : wireTarget.fits ? 'fits' : 'refused',
  );
  const hue = { '--hue': hueOf(layer?.family ?? 'shape') } as CSSProperties;
  return (
    <div
      className={styles.node}
      style={hue}
      data-selected={selected}
      data-wire={wire}
      data-node-type={node.type}
      data-testid={`node-${node.id}`}
    >
      <div className={styles.head}>
        <span className={styles.swatch} />
        <NodeName node={node} />
      </div>
      <div className={styles.body}>
        <NodeSummary node={node} />
      </div>
      <div className={`${styles.foot} mono`}>
        <NodeFooter node={node} />
      </div>
      <NodePorts node={node} />
      <NodeProblems node={node} />
    </div>
  );
}
