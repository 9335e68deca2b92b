// What the host sees of the kernels. Pointers are bytes, sizes and strides floats.
export { denseBackward, denseForward, denseScratch } from './dense';
export { gruBackward, gruBackwardScratch, gruForward, gruForwardScratch } from './gru';
export {
  gruResetAfterBackward, gruResetAfterBackwardScratch, gruResetAfterForward, gruResetAfterForwardScratch,
} from './gruResetAfter';
export { codeLoss, loss } from './losses';
export { lstmBackward, lstmBackwardScratch, lstmForward, lstmForwardScratch } from './lstm';
export { useEdge } from './product';
export {
  addRows, copyRows, fill, gatherRows, multiplyRows, reverseBlocks, scatterAddRows, swapOuterAxes,
} from './rows';
export {
  simpleRnnBackward, simpleRnnBackwardScratch, simpleRnnForward, simpleRnnForwardScratch,
} from './simpleRnn';
export { meet, waitForChange } from './threads';
export { sumGradients, update } from './update';

/** The first byte that is free for the host. */
export function freeFrom(): usize {
  return __heap_base;
}
