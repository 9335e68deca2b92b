import { applyNodeChanges, type NodeChange } from '@xyflow/react';
import { useCallback, useLayoutEffect, useState } from 'react';
import { useTexts } from '../i18n/texts';
import { useDocument } from '../state/documentStore';
import { keepSelected, select, useSelection } from '../state/selectionStore';
import { afterChoices, type FlowNode, toFlowNodes, withSelection } from './graphToFlow';

/** The nodes as React Flow holds them. While one is dragged its place lives here alone, until the drag ends. */
export function useFlowNodes(): {
  readonly nodes: FlowNode[];
  readonly onNodesChange: (changes: NodeChange<FlowNode>[]) => void;
} {
  const graph = useDocument((state) => state.project.graph);
  const layout = useDocument((state) => state.project.layout);
  const selected = useSelection((state) => state.nodeIds);
  const { title } = useTexts();
  const [nodes, setNodes] = useState<FlowNode[]>(() => toFlowNodes(graph, layout, selected, title, []));
  const [shown, setShown] = useState({ graph, layout, selected, title });

  // While drawing, not after it: the canvas would else be drawn once with the old nodes and then once more.
  const same = shown.graph === graph && shown.layout === layout && shown.title === title;
  if (!same || shown.selected !== selected) {
    setShown({ graph, layout, selected, title });
    setNodes(same ? withSelection(nodes, selected) : toFlowNodes(graph, layout, selected, title, nodes));
  }

  useLayoutEffect(() => {
    keepSelected(new Set(graph.nodes.map((node) => node.id)), new Set(graph.edges.map((edge) => edge.id)));
  }, [graph]);

  const onNodesChange = useCallback((changes: NodeChange<FlowNode>[]) => {
    const moves = changes.filter((change) => change.type === 'position' || change.type === 'dimensions');
    if (moves.length > 0) setNodes((previous) => applyNodeChanges(moves, previous));
    const { nodeIds, edgeIds } = useSelection.getState();
    const chosen = afterChoices(nodeIds, changes);
    if (chosen) select(chosen, edgeIds);
  }, []);

  return { nodes, onNodesChange };
}
