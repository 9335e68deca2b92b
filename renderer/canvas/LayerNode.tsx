import { findLayer, type GraphNode } from '#engine';
import type { NodeProps } from '@xyflow/react';
import { type CSSProperties, memo } from 'react';
import { useCanvas } from './canvasStore';
import { hueOf } from './families';
import type { FlowNode } from './graphToFlow';
import styles from './LayerNode.module.css';
import { useNodeSummary } from './nodeParams';
import { NodeFooter } from './NodeFooter';
import { NodeName } from './NodeName';
import { NodePorts } from './NodePorts';
import { NodeProblems } from './NodeProblems';

/** A layer on the canvas. Drawn again only when its node or its selection changes, never because another one moves. */
export const LayerNode = memo(
  function LayerNode({ data: { node }, selected }: NodeProps<FlowNode>) {
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
  },
  (before, after) => before.data === after.data && before.selected === after.selected,
);

/** The one-line setting under a node's name: “32 units · last state”. */
function NodeSummary({ node }: { readonly node: GraphNode }) {
  const text = useNodeSummary(node);
  return (
    <span title={text} data-testid={`summary-${node.id}`}>
      {text}
    </span>
  );
}
