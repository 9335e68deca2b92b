// What the host sees of the kernels. Pointers are bytes, sizes and strides floats.
export { denseBackward, denseForward, denseScratch } from './dense';
export { codeLoss, loss } from './losses';
export { useEdge } from './product';
export { recurrentForward, recurrentScratch } from './recurrent';
export { recurrentBackward } from './recurrentBackward';
export {
  addRows, copyRows, fill, gatherRows, multiplyRows, reverseBlocks, scatterAddRows, swapOuterAxes,
} from './rows';
export { meet, waitForChange } from './threads';
export { sumGradients, update } from './update';

/** The first byte that is free for the host. */
export function freeFrom(): usize {
  return __heap_base;
}
