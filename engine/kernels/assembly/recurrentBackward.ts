// Recurrent layers backward through time; recurrent.ts says how everything lies in memory.
import { activateBackward } from './activations';
import { blendGatesBackward, resetAfterBackward, resetBackward } from './gru';
import { lstmBackward } from './lstm';
import { clearMaskedRows, keepMaskedRows } from './masks';
import { packColumnsTransposed, packedColumnsSize } from './pack';
import { ADD, product, WRITE } from './product';
import { columnsOf, firstColumnsOf, GRU, GRU_RESET_AFTER, keptOf, LSTM, statesOf } from './recurrent';
import { addColumnSums, addRows, multiplyRows, withFactors } from './rows';
import { bytes } from './simd';
import { addProduct, blockSteps, packBlock } from './weightGradients';

/**
 * Backward, with the arguments of `recurrentForward`. Gates become the gradients of their sums. `dSequence` (0: none) is the gradient of every output,
 * that of step t and batch row b at (t·B + b)·`dStride` floats. `dh` and `dc` [B × H] come in as the gradients of the last
 * states and go out as those of the initial ones; the product for that is spared unless `wantInitial`. `dx` [T × B × F]
 * (0: not wanted) is written or, with `dxMode` ADD, added to. `dWeights` and `dBias` (0 without bias) are written.
 */
export function recurrentBackward(
  cell: i32, x: usize, weights: usize, T: i32, B: i32, F: i32, H: i32, reverse: i32, activation: i32, gate: i32,
  gates: usize, hs: usize, cs: usize, xFactors: usize, hFactors: usize, mask: usize,
  dSequence: usize, dStride: i32, dh: usize, dc: usize, wantInitial: i32, dx: usize, dxMode: i32,
  dWeights: usize, dBias: usize, scratch: usize,
): void {
  const G = columnsOf(cell, H);
  const first = firstColumnsOf(cell, H);
  const S = keptOf(cell, H);
  const slot = bytes(B * H);
  const recurrent = weights + bytes(F * G);
  const packedCandidate = scratch + bytes(packedColumnsSize(first, H));
  const packedW = scratch + bytes(packedColumnsSize(G, H));
  const kept = packedW + bytes(packedColumnsSize(G, F));
  const hScaled = kept + slot;
  const fromProducts = hScaled + slot;
  const resetStates = fromProducts + slot;
  const steps = blockSteps(B);
  const blockAt = kept + (<usize>statesOf(cell, B)) * slot;
  packColumnsTransposed(recurrent, G, first, H, scratch);
  if (first < G) packColumnsTransposed(recurrent + bytes(first), G, H, H, packedCandidate);
  if (dx) packColumnsTransposed(weights, G, G, F, packedW);
  if (dBias) memory.fill(dBias, 0, bytes(cell == GRU_RESET_AFTER ? 2 * G : G));
  // With dropout on the way in, what comes out of the products must be multiplied before it joins the blend's share.
  const apart = cell == GRU_RESET_AFTER && hFactors != 0;
  const dhProducts = apart ? fromProducts : dh;
  const dhMode = first < G && !apart ? ADD : WRITE;
  let inBlock = 0;
  for (let s = T - 1; s >= 0; s--) {
    const t = reverse ? T - 1 - s : s;
    const before = (<usize>(reverse ? t + 1 : t)) * slot;
    const after = (<usize>(reverse ? t : t + 1)) * slot;
    const z = gates + bytes(t * B * S);
    const maskRow = mask ? mask + bytes(t * B) : 0;
    if (dSequence) addRows(dh, H, dSequence + bytes(t * B * dStride), dStride, B, H, 1);
    if (mask) memory.copy(kept, dh, slot);
    if (cell == LSTM) {
      lstmBackward(z, cs + before, cs + after, dh, dc, B, H, activation, gate, maskRow);
    } else if (cell == GRU) {
      const ht = withFactors(hs + before, hFactors, B, H, hScaled);
      // r∗h of the steps of this block stand in the order of real time, as the gates do.
      const resetState = resetStates + (<usize>(reverse ? inBlock : steps - 1 - inBlock)) * slot;
      blendGatesBackward(z, ht, dh, B, H, activation, gate);
      if (mask) clearMaskedRows(maskRow, z, B, S);
      product(B, H, z + bytes(first), S, H, 0, 0, 0, packedCandidate, fromProducts, H, WRITE, 0);
      resetBackward(z, ht, fromProducts, dh, resetState, B, H, gate);
    } else if (cell == GRU_RESET_AFTER) {
      resetAfterBackward(z, hs + before, dh, B, H, activation, gate);
    } else {
      activateBackward(z, dh, hs + after, B * H, activation);
    }
    if (mask) clearMaskedRows(maskRow, z, B, S);
    if (s > 0 || wantInitial) {
      product(B, H, z, S, first, 0, 0, 0, scratch, dhProducts, H, dhMode, 0);
      if (cell == GRU_RESET_AFTER) {
        product(B, H, z + bytes(G), S, H, 0, 0, 0, packedCandidate, dhProducts, H, ADD, 0);
      }
      if (hFactors) multiplyRows(dhProducts, H, dhProducts, H, hFactors, H, B, H);
      if (apart) addRows(dh, H, dhProducts, H, B, H, 1);
      if (mask) keepMaskedRows(maskRow, dh, kept, B, H);
    }
    if (dx) inputGradient(z, S, G, B, F, packedW, dx + bytes(t * B * F), dxMode, xFactors, blockAt);
    if (++inBlock == steps || s == 0) {
      const start = reverse ? t - inBlock + 1 : t;
      const rows = inBlock * B;
      const dz = gates + bytes(start * B * S);
      const hBefore = hs + (<usize>(reverse ? start + 1 : start)) * slot;
      const isFirst = s + inBlock == T;
      const dU = dWeights + bytes(F * G);
      const rest = packBlock(dz, S, rows, G, blockAt);
      addProduct(x + bytes(start * B * F), F, xFactors, rows, B, blockAt, G, dWeights, G, isFirst, rest);
      addProduct(hBefore, H, hFactors, rows, B, blockAt, first, dU, G, isFirst, rest);
      if (cell == GRU) {
        const resetState = reverse ? resetStates : resetStates + (<usize>(steps - inBlock)) * slot;
        packBlock(dz + bytes(first), S, rows, H, blockAt);
        addProduct(resetState, H, 0, rows, B, blockAt, H, dU + bytes(first), G, isFirst, rest);
      } else if (cell == GRU_RESET_AFTER) {
        packBlock(dz + bytes(G), S, rows, H, blockAt);
        addProduct(hBefore, H, hFactors, rows, B, blockAt, H, dU + bytes(first), G, isFirst, rest);
      }
      if (dBias) {
        addColumnSums(dz, S, rows, G, dBias);
        if (cell == GRU_RESET_AFTER) {
          addColumnSums(dz, S, rows, first, dBias + bytes(G));
          addColumnSums(dz + bytes(G), S, rows, H, dBias + bytes(G + first));
        }
      }
      inBlock = 0;
    }
  }
}

/** dx = or += (dz·Wᵀ)∗factors; W packed transposed; dz has `depth` values a row that count. */
function inputGradient(
  dz: usize, stride: i32, depth: i32, B: i32, F: i32, packedW: usize, dx: usize, mode: i32, factors: usize, scratch: usize,
): void {
  if (factors == 0) {
    product(B, F, dz, stride, depth, 0, 0, 0, packedW, dx, F, mode, 0);
    return;
  }
  product(B, F, dz, stride, depth, 0, 0, 0, packedW, scratch, F, WRITE, 0);
  multiplyRows(scratch, F, scratch, F, factors, F, B, F);
  if (mode == ADD) addRows(dx, F, scratch, F, B, F, 1);
  else memory.copy(dx, scratch, bytes(B * F));
}
