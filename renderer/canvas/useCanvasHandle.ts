import { useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';
import { setCanvasHandle } from './canvasHandle';
import type { FlowEdge, FlowNode } from './graphToFlow';

const MOVE_MS = 180;

function moveMs(): number {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : MOVE_MS;
}

/** Offers this canvas to the rest of the app while it is in sight. */
export function useCanvasHandle(wrapper: RefObject<HTMLDivElement | null>): void {
  const flow = useReactFlow<FlowNode, FlowEdge>();
  useEffect(() => {
    const centreOfWindow = (): { x: number; y: number } => {
      const box = wrapper.current?.getBoundingClientRect();
      return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : { x: 0, y: 0 };
    };
    setCanvasHandle({
      fit: () => void flow.fitView({ padding: 0.06, maxZoom: 1, duration: moveMs() }),
      zoomIn: () => void flow.zoomIn({ duration: moveMs() }),
      zoomOut: () => void flow.zoomOut({ duration: moveMs() }),
      reveal: (nodeId) => {
        void flow.fitView({
          nodes: [{ id: nodeId }],
          maxZoom: flow.getZoom(),
          minZoom: flow.getZoom(),
          duration: moveMs(),
        });
        wrapper.current?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(nodeId)}"]`)?.focus();
      },
      include: (nodeId) => {
        // The node is drawn and measured in the next frames.
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            const node = wrapper.current?.querySelector(`.react-flow__node[data-id="${CSS.escape(nodeId)}"]`);
            const view = wrapper.current?.getBoundingClientRect();
            const box = node?.getBoundingClientRect();
            if (!view || !box) return;
            const inside =
              box.left >= view.left && box.right <= view.right && box.top >= view.top && box.bottom <= view.bottom;
            if (!inside) void flow.fitView({ padding: 0.06, maxZoom: flow.getZoom(), duration: moveMs() });
          }),
        );
      },
      centre: () => flow.screenToFlowPosition(centreOfWindow()),
      positionAt: (clientX, clientY) => {
        const under = document.elementFromPoint(clientX, clientY);
        if (!under?.closest('[data-canvas]')) return null;
        return flow.screenToFlowPosition({ x: clientX, y: clientY }, { snapToGrid: false });
      },
    });
    return () => setCanvasHandle(null);
  }, [flow, wrapper]);
}
