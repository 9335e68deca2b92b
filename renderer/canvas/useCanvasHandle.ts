import { useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';
import { setCanvasHandle } from './canvasHandle';
import type { FlowEdge, FlowNode } from './graphToFlow';

const MOVE_MS = 180;

function moveMs(): number {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : MOVE_MS;
}

function selectorOf(nodeId: string): string {
  return `.react-flow__node[data-id="${CSS.escape(nodeId)}"]`;
}

function afterDrawing(job: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(job));
}

/** True when everything that matches lies within the view. */
function isInView(view: HTMLElement | null, selector: string): boolean {
  const frame = view?.getBoundingClientRect();
  if (!view || !frame) return false;
  return [...view.querySelectorAll(selector)].every((element) => {
    const box = element.getBoundingClientRect();
    const across = box.left >= frame.left && box.right <= frame.right;
    return across && box.top >= frame.top && box.bottom <= frame.bottom;
  });
}

/** Offers this canvas to the rest of the app while it is in sight. */
export function useCanvasHandle(wrapper: RefObject<HTMLDivElement | null>): void {
  const flow = useReactFlow<FlowNode, FlowEdge>();
  useEffect(() => {
    const centreOfWindow = (): { x: number; y: number } => {
      const box = wrapper.current?.getBoundingClientRect();
      return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : { x: 0, y: 0 };
    };
    const showAllAtThisZoom = (): void =>
      void flow.fitView({ padding: 0.06, maxZoom: flow.getZoom(), duration: moveMs() });
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
        wrapper.current?.querySelector<HTMLElement>(selectorOf(nodeId))?.focus();
      },
      keepInView: (change) => {
        const sawAll = isInView(wrapper.current, '.react-flow__node');
        const added = change();
        // What was added is drawn and measured in the next frames.
        afterDrawing(() => {
          const wanted = sawAll || added === null ? '.react-flow__node' : selectorOf(added);
          if ((sawAll || added !== null) && !isInView(wrapper.current, wanted)) showAllAtThisZoom();
        });
      },
      showArranged: (arrange) => {
        arrange();
        afterDrawing(() => {
          if (!isInView(wrapper.current, '.react-flow__node')) showAllAtThisZoom();
        });
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
