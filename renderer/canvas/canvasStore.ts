import type { NodePosition } from '#engine';
import { create } from 'zustand';
import type { WireEnds } from './wiring';

type WindowPlace = Readonly<Pick<PointerEvent, 'clientX' | 'clientY'>>;

/** The menu of nodes to add, and the wire that is waiting for one. */
export interface AddMenu extends Partial<WireEnds> {
  /** In the window, and on the canvas under it. */
  readonly place: WindowPlace & NodePosition;
}

/** A layer on its way from the palette. */
export interface PaletteDrag extends WindowPlace {
  readonly type: string;
}

/** What gestures on the canvas show while they last. */
export interface CanvasState {
  readonly addMenu: AddMenu | null;
  readonly paletteDrag: PaletteDrag | null;
  /** The wire that a dragged node would be put into. */
  readonly insertEdgeId: string | null;
  /** The wire that a dragged one would take the place of. */
  readonly replacedEdgeId: string | null;
  /** The node that a dragged wire is over, and whether it may end there. */
  readonly wireTarget: { readonly nodeId: string; readonly fits: boolean } | null;
}

/** The gestures' store. */
export const useCanvas = create<CanvasState>(() => ({
  addMenu: null,
  paletteDrag: null,
  insertEdgeId: null,
  replacedEdgeId: null,
  wireTarget: null,
}));

/** Changes what is shown, leaving equal values alone so that nothing is drawn for them. */
export function setCanvas(changes: Partial<CanvasState>): void {
  const state = useCanvas.getState();
  const differs = Object.entries(changes).some(([key, value]) => state[key as keyof CanvasState] !== value);
  if (differs) useCanvas.setState(changes);
}
