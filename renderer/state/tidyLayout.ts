/** The size of a node on the canvas, and where nodes stand: the engine lays imported models out in the same way. */
export { NODE_HEIGHT_PX, NODE_WIDTH_PX, tidyLayout } from '#engine';
