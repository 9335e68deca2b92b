import { Background, BackgroundVariant, ReactFlow, ReactFlowProvider } from '@xyflow/react';
import { memo, useRef, useState } from 'react';
import { CommandIconButton } from '../commands/CommandIconButton';
import { useTexts } from '../i18n/texts';
import { useDocument } from '../state/documentStore';
import { FitIcon, MinusIcon, PlusIcon, TidyIcon } from '../ui/icons';
import { AddNodeMenu } from './AddNodeMenu';
import styles from './Canvas.module.css';
import { LayerNode } from './LayerNode';
import { Overview } from './Overview';
import { RefusalNote } from './RefusalNote';
import { useCanvasHandle } from './useCanvasHandle';
import { useCanvasKeys } from './useCanvasKeys';
import { useClipboardEvents } from './clipboard';
import { useFlowEdges } from './useFlowEdges';
import { useFlowNodes } from './useFlowNodes';
import { useNodeDrag } from './useNodeDrag';
import { useWireDrag } from './useWireDrag';
import { ConnectionLine, WireEdge } from './WireEdge';

const NODE_TYPES = { layer: LayerNode };
const EDGE_TYPES = { wire: WireEdge };
const SNAP_PX: [number, number] = [10, 10];
const FIT = { padding: 0.06, maxZoom: 1 };

/** The graph: drawn, arranged and wired here. Drawn anew for each document, so that it starts with all in view. */
export const Canvas = memo(function Canvas() {
  const documentId = useDocument((state) => state.documentId);
  return (
    <ReactFlowProvider key={documentId}>
      <CanvasOfDocument />
    </ReactFlowProvider>
  );
});

function CanvasOfDocument() {
  const wrapper = useRef<HTMLDivElement>(null);
  const { t } = useTexts();
  const { nodes, onNodesChange } = useFlowNodes();
  const edges = useFlowEdges();
  const drag = useNodeDrag();
  const wire = useWireDrag();
  const keys = useCanvasKeys();
  // On an empty canvas the wish would wait for the first node, and take it away from where it was dropped.
  const [startsFilled] = useState(() => nodes.length > 0);
  useCanvasHandle(wrapper);
  useClipboardEvents();
  return (
    <div ref={wrapper} className={styles.canvas} data-canvas="" data-testid="canvas" {...keys}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={onNodesChange}
        {...drag}
        {...wire}
        connectionLineComponent={ConnectionLine}
        connectionRadius={36}
        aria-label={t('canvas.label')}
        fitView={startsFilled}
        fitViewOptions={FIT}
        minZoom={0.2}
        maxZoom={2}
        snapToGrid
        snapGrid={SNAP_PX}
        nodeDragThreshold={3}
        zoomOnDoubleClick={false}
        deleteKeyCode={null}
        disableKeyboardA11y
        multiSelectionKeyCode={['Meta', 'Control', 'Shift']}
        proOptions={{ hideAttribution: true }}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={2} color="var(--grid)" />
        <Overview />
      </ReactFlow>
      <CanvasTools />
      <AddNodeMenu container={wrapper} />
      <RefusalNote container={wrapper} />
    </div>
  );
}

/** Zoom, fit and tidy, at the canvas's corner. */
function CanvasTools() {
  const { t } = useTexts();
  return (
    <div className={styles.tools} role="toolbar" aria-label={t('canvas.tools')}>
      <CommandIconButton id="view.zoomIn" icon={<PlusIcon />} />
      <CommandIconButton id="view.zoomOut" icon={<MinusIcon />} />
      <CommandIconButton id="view.fit" icon={<FitIcon />} />
      <CommandIconButton id="edit.tidy" icon={<TidyIcon />} />
    </div>
  );
}
