// Recurrent layers over a whole sequence, forward and backward through time.
//
// Time comes first: x [T × B × F], states h and c [(T + 1) × B × H]. A state's slot is its place in real time: forward, slot t
// is before step t and slot t + 1 after it; with `reverse`, slot t + 1 is before and slot t after. The caller fills the first
// slot with the initial state. `weights` is Keras's kernel [F × G] followed by its recurrent kernel [H × G], G being H for
// each gate. `gates` [T × B × S] is what a step keeps: its gates side by side, as in Keras, and of a GRU with the reset gate
// after the product a fourth part. H is a multiple of 4: units beyond the layer's own have weights of zero, stay zero and get
// no gradient.
import { activate } from './activations';
import { blendGates, openGates, resetAfterForward } from './gru';
import { lstmForward } from './lstm';
import { keepMaskedRows } from './masks';
import { packColumns, packedColumnsSize } from './pack';
import { BIAS, product, WRITE } from './product';
import { addRows, withFactors } from './rows';
import { bytes } from './simd';
import { blockScratch, blockSteps } from './weightGradients';

// As engine/kernels/kernelExports.ts names them.
export const LSTM: i32 = 0;
export const GRU: i32 = 1;
export const GRU_RESET_AFTER: i32 = 2;
const SIMPLE_RNN: i32 = 3;

/** Columns of the weights. */
export function columnsOf(cell: i32, units: i32): i32 {
  return cell == SIMPLE_RNN ? units : cell == LSTM ? 4 * units : 3 * units;
}

/** Of these columns, those whose sums need nothing but x and h: all but the candidate of a GRU. */
export function firstColumnsOf(cell: i32, units: i32): i32 {
  return cell == GRU || cell == GRU_RESET_AFTER ? 2 * units : columnsOf(cell, units);
}

/** Floats that each row keeps of a step. */
export function keptOf(cell: i32, units: i32): i32 {
  return cell == GRU_RESET_AFTER ? 4 * units : columnsOf(cell, units);
}

/** States [B × H] that have a place in the scratch of `recurrentBackward`. */
export function statesOf(cell: i32, batch: i32): i32 {
  return cell == GRU ? 3 + blockSteps(batch) : cell == GRU_RESET_AFTER ? 3 : 1;
}

/** Floats of scratch for `recurrentForward` and `recurrentBackward`. */
export function recurrentScratch(cell: i32, batch: i32, features: i32, units: i32): i32 {
  const columns = columnsOf(cell, units);
  const forward = packedColumnsSize(features + units, columns) + batch * (features + 2 * units) + 2 * units;
  const packed = packedColumnsSize(columns, units) + packedColumnsSize(columns, features);
  const states = statesOf(cell, batch) * batch * units;
  return max(forward, packed + states + blockScratch(batch, max(features, units), columns));
}

/**
 * Forward. `bias` [G], of a GRU with the reset gate after the product [2 × G], of the input side and of the recurrent side;
 * `xFactors` [B × F] and `hFactors` [B × H] (dropout) and `mask` [T × B] may be 0. Writes the activated gates and all
 * states; `cs` is the LSTM's.
 */
export function recurrentForward(
  cell: i32, x: usize, weights: usize, bias: usize, T: i32, B: i32, F: i32, H: i32, reverse: i32, activation: i32, gate: i32,
  gates: usize, hs: usize, cs: usize, xFactors: usize, hFactors: usize, mask: usize, scratch: usize,
): void {
  const G = columnsOf(cell, H);
  const first = firstColumnsOf(cell, H);
  const S = keptOf(cell, H);
  const slot = bytes(B * H);
  const candidate = scratch + bytes(packedColumnsSize(F + H, first));
  const xScaled = scratch + bytes(packedColumnsSize(F + H, G));
  const hScaled = xScaled + bytes(B * F);
  const resetState = hScaled + slot;
  const bothBiases = resetState + slot;
  packColumns(weights, G, F + H, first, scratch);
  if (cell == GRU) packColumns(weights + bytes(first), G, F + H, H, candidate);
  const recurrentCandidate = candidate + bytes(packedColumnsSize(F, H));
  let firstBias = bias;
  if (cell == GRU_RESET_AFTER) {
    packColumns(weights + bytes(first), G, F, H, candidate);
    packColumns(weights + bytes(F * G + first), G, H, H, recurrentCandidate);
    if (bias) {
      firstBias = bothBiases;
      memory.copy(bothBiases, bias, bytes(first));
      addRows(bothBiases, first, bias + bytes(G), first, 1, first, 1);
    }
  }
  const mode = bias ? BIAS : WRITE;
  for (let s = 0; s < T; s++) {
    const t = reverse ? T - 1 - s : s;
    const before = (<usize>(reverse ? t + 1 : t)) * slot;
    const after = (<usize>(reverse ? t : t + 1)) * slot;
    const z = gates + bytes(t * B * S);
    const last = z + bytes(first);
    const xt = withFactors(x + bytes(t * B * F), xFactors, B, F, xScaled);
    const ht = withFactors(hs + before, hFactors, B, H, hScaled);
    product(B, first, xt, F, F, ht, H, H, scratch, z, S, mode, firstBias);
    if (cell == LSTM) {
      lstmForward(z, cs + before, cs + after, hs + after, B, H, activation, gate);
      if (mask) keepMaskedRows(mask + bytes(t * B), cs + after, cs + before, B, H);
    } else if (cell == GRU) {
      openGates(z, ht, resetState, B, H, gate);
      product(B, H, xt, F, F, resetState, H, H, candidate, last, S, mode, bias + bytes(first));
      blendGates(z, ht, hs + after, B, H, activation);
    } else if (cell == GRU_RESET_AFTER) {
      product(B, H, xt, F, F, 0, 0, 0, candidate, last, S, mode, bias + bytes(first));
      product(B, H, ht, H, H, 0, 0, 0, recurrentCandidate, last + bytes(H), S, mode, bias + bytes(G + first));
      resetAfterForward(z, hs + before, hs + after, B, H, activation, gate);
    } else {
      activate(hs + after, z, B * H, activation);
    }
    if (mask) keepMaskedRows(mask + bytes(t * B), hs + after, hs + before, B, H);
  }
}
