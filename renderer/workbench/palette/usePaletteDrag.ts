import { useWindowEvent } from '@mantine/hooks';
import { type HTMLAttributes, type PointerEvent, useRef } from 'react';
import { canvasHandle } from '../../canvas/canvasHandle';
import { setCanvas, useCanvas } from '../../canvas/canvasStore';
import { addFromPalette, dropFromPalette, wireForNewNode } from './addFromPalette';

/** A press that moves less than this is a click. */
const DRAG_THRESHOLD_PX = 4;

type ButtonProps = Pick<
  HTMLAttributes<HTMLButtonElement>,
  'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel' | 'onClick'
>;

/** Dragging a layer from the palette, and the click that adds it at once. Escape lets go of it. */
export function usePaletteDrag(type: string): ButtonProps {
  const pressed = useRef<{ readonly x: number; readonly y: number } | null>(null);
  // The click that ends a drag is not one.
  const dragged = useRef(false);

  const end = (): void => {
    pressed.current = null;
    setCanvas({ paletteDrag: null, insertEdgeId: null });
  };
  useWindowEvent('keydown', ({ key }) => {
    if (key === 'Escape' && pressed.current) end();
  });

  return {
    onPointerDown: (event: PointerEvent<HTMLButtonElement>) => {
      if (event.button !== 0) return;
      pressed.current = { x: event.clientX, y: event.clientY };
      dragged.current = false;
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent) => {
      const start = pressed.current;
      if (!start) return;
      if (!dragged.current && Math.hypot(clientX - start.x, clientY - start.y) < DRAG_THRESHOLD_PX) return;
      dragged.current = true;
      const middle = canvasHandle()?.positionAt(clientX, clientY);
      setCanvas({
        paletteDrag: { type, clientX, clientY },
        insertEdgeId: middle ? wireForNewNode(type, middle) : null,
      });
    },
    onPointerUp: ({ clientX, clientY }: PointerEvent) => {
      const dropping = useCanvas.getState().paletteDrag !== null;
      end();
      if (!dropping) return;
      const middle = canvasHandle()?.positionAt(clientX, clientY);
      if (middle) dropFromPalette(type, middle);
    },
    onPointerCancel: end,
    onClick: () => {
      if (!dragged.current) addFromPalette(type);
      dragged.current = false;
    },
  };
}
