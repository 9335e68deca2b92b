/** What the rest of the app may ask of the canvas that is in sight. */
export interface CanvasHandle {
  /** Brings the whole graph into view. */
  fit(): void;
  zoomIn(): void;
  zoomOut(): void;
  /** Brings one node into view and moves the focus to it. */
  reveal(nodeId: string): void;
  /** Changes the graph; where all of it was in view before, or where the new node is not now, shows all of it after. */
  keepInView(change: () => string | null): void;
  /** Arranges the graph anew; where not all of it is in view after that, shows all of it. */
  showArranged(arrange: () => void): void;
  /** A canvas position in the middle of the view. */
  center(): { readonly x: number; readonly y: number };
  /** The canvas position under a point of the window, or null when the canvas is not there. */
  positionAt(clientX: number, clientY: number): { readonly x: number; readonly y: number } | null;
}

let current: CanvasHandle | null = null;

/** Announces the canvas that is in sight; null when it goes. */
export function setCanvasHandle(handle: CanvasHandle | null): void {
  current = handle;
}

/** The canvas that is in sight, if one is. */
export function canvasHandle(): CanvasHandle | null {
  return current;
}
