import { NODE_HEIGHT_PX, NODE_WIDTH_PX } from '#engine';
import type { OnNodeDrag, ReactFlowProps, SelectionDragHandler } from '@xyflow/react';
import { useMemo } from 'react';
import { currentTexts } from '../i18n/texts';
import { dataSignatureOf } from '../state/analysis';
import { useDocument } from '../state/documentStore';
import { insertOnEdge, moveNodes } from '../state/editGraph';
import { announce } from '../state/viewStore';
import { canvasHandle } from './canvasHandle';
import { setCanvas, useCanvas } from './canvasStore';
import type { FlowEdge, FlowNode } from './graphToFlow';
import { wireUnder } from './placement';
import { refuseInsertion } from './wiring';

type DragProps = Pick<ReactFlowProps<FlowNode, FlowEdge>, 'onNodeDrag' | 'onNodeDragStop' | 'onSelectionDragStop'>;

/** Moving nodes: the document learns of it when the drag ends, as one step. An unwired node may be put into a wire. */
export function useNodeDrag(): DragProps {
  return useMemo(() => {
    const onNodeDrag: OnNodeDrag<FlowNode> = (_event, node, nodes) => {
      setCanvas({ insertEdgeId: nodes.length === 1 ? wireForNode(node) : null });
    };
    const onNodeDragStop: OnNodeDrag<FlowNode> = (_event, node, nodes) => {
      const { insertEdgeId } = useCanvas.getState();
      setCanvas({ insertEdgeId: null });
      if (insertEdgeId !== null && nodes.length === 1) {
        const insert = (): string => {
          insertOnEdge(node.id, insertEdgeId, node.position);
          return node.id;
        };
        const handle = canvasHandle();
        if (handle) handle.keepInView(insert);
        else insert();
        announce(currentTexts().t('said.inserted', { node: currentTexts().title(node.data.node) }));
      } else moveNodes(placesOf(nodes));
    };
    const onSelectionDragStop: SelectionDragHandler<FlowNode> = (_event, nodes) => moveNodes(placesOf(nodes));
    return { onNodeDrag, onNodeDragStop, onSelectionDragStop };
  }, []);
}

function placesOf(nodes: readonly FlowNode[]): Record<string, FlowNode['position']> {
  return Object.fromEntries(nodes.map((node) => [node.id, node.position]));
}

/** The wire that an unwired node lies on and fits into. */
function wireForNode(node: FlowNode): string | null {
  const state = useDocument.getState();
  const { graph, layout } = state.project;
  if (graph.edges.some((edge) => edge.from.node === node.id || edge.to.node === node.id)) return null;
  const middle = { x: node.position.x + NODE_WIDTH_PX / 2, y: node.position.y + NODE_HEIGHT_PX / 2 };
  const edgeId = wireUnder(middle, graph, layout, node.id);
  if (edgeId === null) return null;
  return refuseInsertion(graph, dataSignatureOf(state), { id: node.id }, edgeId) === null ? edgeId : null;
}
