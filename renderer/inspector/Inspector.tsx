import { findNode } from '#engine';
import { memo } from 'react';
import { useDocument } from '../state/documentStore';
import { useSelection } from '../state/selectionStore';
import styles from './Inspector.module.css';
import { ModelInspector } from './ModelInspector';
import { NodeInspector } from './NodeInspector';
import { SeveralInspector } from './SeveralInspector';
import { WireInspector } from './WireInspector';

/** What is selected, in full; with nothing selected, the model, its data and its training. */
export const Inspector = memo(function Inspector() {
  const { nodeIds, edgeIds } = useSelection();
  const graph = useDocument((state) => state.project.graph);
  const [nodeId] = nodeIds;
  const [edgeId] = edgeIds;
  const node = nodeId === undefined ? undefined : findNode(graph, nodeId);
  const edge = edgeId === undefined ? undefined : graph.edges.find((candidate) => candidate.id === edgeId);
  let content = <ModelInspector />;
  if (nodeIds.length > 1) content = <SeveralInspector count={nodeIds.length} />;
  else if (node) content = <NodeInspector key={node.id} node={node} />;
  else if (edge) content = <WireInspector edge={edge} />;
  return (
    <div className={styles.inspector} data-testid="inspector">
      {content}
    </div>
  );
});
