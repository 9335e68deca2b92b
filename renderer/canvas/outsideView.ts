interface Place {
  readonly x: number;
  readonly y: number;
}

/** A node's place on the canvas and its size. */
export interface NodeBox extends Place {
  readonly width: number;
  readonly height: number;
}

/** The part of the canvas that is in sight: its shift and zoom, and the size of the view in pixels. */
export interface CanvasView extends Place {
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
}

/** Whether some node lies beyond the edges of the view, wholly or in part. */
export function reachesOutside(nodes: Iterable<NodeBox>, { x, y, zoom, width, height }: CanvasView): boolean {
  // Before it is laid out nothing is known.
  if (width === 0 || height === 0) return false;
  for (const node of nodes) {
    const left = node.x * zoom + x;
    const top = node.y * zoom + y;
    if (left < 0 || top < 0 || left + node.width * zoom > width || top + node.height * zoom > height) return true;
  }
  return false;
}
