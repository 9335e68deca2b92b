// The plain recurrent layer (Elman 1990): h = activation(x·W + b + h·U). Layout as in lstm.ts with one gate; the states
// themselves are what backward needs, so only the gradients of the sums take a place of their own: dz [T × B × H].
import { cellActivation, cellDerivative } from './activations';
import { clearMaskedRows, keepMaskedRows } from './masks';
import { inputGradient } from './lstm';
import { packColumns, packColumnsTransposed, packedColumnsSize } from './pack';
import { BIAS, product, WRITE } from './product';
import { addColumnSums, addRows, multiplyRows, withFactors } from './rows';
import { bytes, mul } from './simd';
import { addProduct, blockScratch, blockSteps, packBlock } from './weightGradients';

/** Floats of scratch for `simpleRnnForward`. */
export function simpleRnnForwardScratch(batch: i32, features: i32, units: i32): i32 {
  return packedColumnsSize(features + units, units) + batch * (features + units);
}

/** Floats of scratch for `simpleRnnBackward`. */
export function simpleRnnBackwardScratch(batch: i32, features: i32, units: i32): i32 {
  return (
    packedColumnsSize(units, units) +
    packedColumnsSize(units, features) +
    blockScratch(batch, max(features, units), units) +
    batch * max(features, units)
  );
}

/** Forward, with the same arguments as `lstmForward` as far as there are such. */
export function simpleRnnForward(
  x: usize, weights: usize, bias: usize, T: i32, B: i32, F: i32, H: i32, reverse: i32, activation: i32,
  hs: usize, xFactors: usize, hFactors: usize, mask: usize, scratch: usize,
): void {
  const slot = bytes(B * H);
  packColumns(weights, H, F + H, H, scratch);
  const xScaled = scratch + bytes(packedColumnsSize(F + H, H));
  const hScaled = xScaled + bytes(B * F);
  for (let s = 0; s < T; s++) {
    const t = reverse ? T - 1 - s : s;
    const before = hs + (<usize>(reverse ? t + 1 : t)) * slot;
    const after = hs + (<usize>(reverse ? t : t + 1)) * slot;
    const xt = withFactors(x + bytes(t * B * F), xFactors, B, F, xScaled);
    const ht = withFactors(before, hFactors, B, H, hScaled);
    product(B, H, xt, F, F, ht, H, H, scratch, after, H, bias ? BIAS : WRITE, bias);
    for (let j: usize = 0; j < slot; j += 16) v128.store(after + j, cellActivation(activation, v128.load(after + j)));
    if (mask) keepMaskedRows(mask + bytes(t * B), after, before, B, H);
  }
}

/** Backward through time, with the same arguments as `lstmBackward` as far as there are such; `dzs` [T × B × H] is written. */
export function simpleRnnBackward(
  x: usize, weights: usize, T: i32, B: i32, F: i32, H: i32, reverse: i32, activation: i32,
  dzs: usize, hs: usize, xFactors: usize, hFactors: usize, mask: usize,
  dSequence: usize, dStride: i32, dh: usize, wantInitial: i32, dx: usize, dxMode: i32,
  dWeights: usize, dBias: usize, scratch: usize,
): void {
  const slot = bytes(B * H);
  const packedU = scratch;
  const packedW = packedU + bytes(packedColumnsSize(H, H));
  const kept = packedW + bytes(packedColumnsSize(H, F));
  const blockAt = kept + bytes(B * max(F, H));
  packColumnsTransposed(weights + bytes(F * H), H, H, H, packedU);
  if (dx) packColumnsTransposed(weights, H, H, F, packedW);
  if (dBias) memory.fill(dBias, 0, bytes(H));
  const steps = blockSteps(B);
  let inBlock = 0;
  for (let s = T - 1; s >= 0; s--) {
    const t = reverse ? T - 1 - s : s;
    const after = hs + (<usize>(reverse ? t : t + 1)) * slot;
    const z = dzs + bytes(t * B * H);
    if (dSequence) addRows(dh, H, dSequence + bytes(t * B * dStride), dStride, B, H, 1);
    if (mask) memory.copy(kept, dh, slot);
    for (let j: usize = 0; j < slot; j += 16) {
      v128.store(z + j, mul(v128.load(dh + j), cellDerivative(activation, v128.load(after + j))));
    }
    if (mask) clearMaskedRows(mask + bytes(t * B), z, B, H);
    if (s > 0 || wantInitial) {
      product(B, H, z, H, H, 0, 0, 0, packedU, dh, H, WRITE, 0);
      if (hFactors) multiplyRows(dh, H, dh, H, hFactors, H, B, H);
      if (mask) keepMaskedRows(mask + bytes(t * B), dh, kept, B, H);
    }
    if (dx) inputGradient(z, H, H, B, F, packedW, dx + bytes(t * B * F), dxMode, xFactors, blockAt);
    if (++inBlock == steps || s == 0) {
      const first = reverse ? t - inBlock + 1 : t;
      const rows = inBlock * B;
      const dz = dzs + bytes(first * B * H);
      const hBefore = hs + (<usize>(reverse ? first + 1 : first)) * slot;
      const isFirst = s + inBlock == T;
      const rest = packBlock(dz, H, rows, H, blockAt);
      addProduct(x + bytes(first * B * F), F, xFactors, rows, B, blockAt, H, dWeights, H, isFirst, rest);
      addProduct(hBefore, H, hFactors, rows, B, blockAt, H, dWeights + bytes(F * H), H, isFirst, rest);
      if (dBias) addColumnSums(dz, H, rows, H, dBias);
      inBlock = 0;
    }
  }
}
