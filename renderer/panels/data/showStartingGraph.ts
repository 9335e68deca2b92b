import { canvasHandle } from '../../canvas/canvasHandle';
import { setStartingGraph } from '../../state/editProject';

/** Puts the least model that can learn the task on the canvas, all of it in view. */
export function showStartingGraph(): void {
  const canvas = canvasHandle();
  if (canvas) canvas.showArranged(setStartingGraph);
  else setStartingGraph();
}
