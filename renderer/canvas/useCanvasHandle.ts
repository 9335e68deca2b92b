import { type ReactFlowInstance, useReactFlow, type Viewport } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';
import { maximizeDock, useView } from '../state/viewStore';
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

type Flow = ReactFlowInstance<FlowNode, FlowEdge>;

const ALL_NODES = '.react-flow__node';

type Size = Pick<DOMRect, 'width' | 'height'>;

/** True when everything that matches lies within the view, or would if the view were of another size. */
function isInView(view: HTMLElement | null, selector: string, size?: Size): boolean {
  const frame = view?.getBoundingClientRect();
  if (!view || !frame) return false;
  const { width, height } = size ?? frame;
  return [...view.querySelectorAll(selector)].every((element) => {
    const box = element.getBoundingClientRect();
    const across = box.left >= frame.left && box.right <= frame.left + width;
    return across && box.top >= frame.top && box.bottom <= frame.top + height;
  });
}

/**
 * Keeps a graph that is in sight as a whole in sight when the view becomes smaller, and lets it grow back with the view
 * as long as the user has not moved or zoomed it since. Returns what ends it.
 */
function followSize(view: HTMLElement, flow: Flow): () => void {
  let size: Size = view.getBoundingClientRect();
  let shown: { readonly at: Viewport | null; readonly maxZoom: number } | null = null;
  const observer = new ResizeObserver(() => {
    // Behind a dock that is maximized its size says nothing.
    if (useView.getState().dockMaximized) return;
    const sawAll = isInView(view, ALL_NODES, size);
    size = view.getBoundingClientRect();
    const untouched = shown !== null && (shown.at === null || isSameViewport(shown.at, flow.getViewport()));
    if (!untouched && (!sawAll || isInView(view, ALL_NODES))) return;
    const maxZoom = untouched && shown ? shown.maxZoom : flow.getZoom();
    // Null while it is under way: an edge that is dragged goes on moving.
    shown = { at: null, maxZoom };
    // React Flow measures the new size by itself first. Without a glide: the graph follows the edge.
    afterDrawing(() => {
      void flow.fitView({ padding: 0.06, maxZoom }).then(() => {
        shown = { at: flow.getViewport(), maxZoom };
      });
    });
  });
  observer.observe(view);
  return () => observer.disconnect();
}

function isSameViewport(a: Viewport, b: Viewport): boolean {
  return a.x === b.x && a.y === b.y && a.zoom === b.zoom;
}

/** Offers this canvas to the rest of the app while it is in sight. */
export function useCanvasHandle(wrapper: RefObject<HTMLDivElement | null>): void {
  const flow = useReactFlow<FlowNode, FlowEdge>();
  useEffect(() => {
    const centerOfWindow = (): { x: number; y: number } => {
      const box = wrapper.current?.getBoundingClientRect();
      return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : { x: 0, y: 0 };
    };
    const showAll = (maxZoom = flow.getZoom()): void =>
      void flow.fitView({ padding: 0.06, maxZoom, duration: moveMs() });
    setCanvasHandle({
      fit: () => showAll(1),
      zoomIn: () => void flow.zoomIn({ duration: moveMs() }),
      zoomOut: () => void flow.zoomOut({ duration: moveMs() }),
      reveal: (nodeId) => {
        const show = (): void => {
          void flow.fitView({
            nodes: [{ id: nodeId }],
            maxZoom: flow.getZoom(),
            minZoom: flow.getZoom(),
            duration: moveMs(),
          });
          wrapper.current?.querySelector<HTMLElement>(selectorOf(nodeId))?.focus();
        };
        if (!useView.getState().dockMaximized) {
          show();
          return;
        }
        maximizeDock(false);
        afterDrawing(show);
      },
      keepInView: (change) => {
        const sawAll = isInView(wrapper.current, ALL_NODES);
        const added = change();
        // What was added is drawn and measured in the next frames.
        afterDrawing(() => {
          const wanted = sawAll || added === null ? ALL_NODES : selectorOf(added);
          if ((sawAll || added !== null) && !isInView(wrapper.current, wanted)) showAll();
        });
      },
      showArranged: (arrange) => {
        arrange();
        afterDrawing(() => {
          if (!isInView(wrapper.current, ALL_NODES)) showAll();
        });
      },
      center: () => flow.screenToFlowPosition(centerOfWindow()),
      positionAt: (clientX, clientY) => {
        const under = document.elementFromPoint(clientX, clientY);
        if (!under?.closest('[data-canvas]')) return null;
        return flow.screenToFlowPosition({ x: clientX, y: clientY }, { snapToGrid: false });
      },
    });
    const endFollowing = wrapper.current && followSize(wrapper.current, flow);
    return () => {
      setCanvasHandle(null);
      endFollowing?.();
    };
  }, [flow, wrapper]);
}
