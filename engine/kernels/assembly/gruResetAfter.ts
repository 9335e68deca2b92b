// GRU with the reset gate after the recurrent product (Keras 3's default, the form that cuDNN computes): candidate =
// activation(x·W_h + b_h + r∗(h·U_h + b_rh)). Layout as in gru.ts, but gates z, r, h and the recurrent part of the candidate
// [T × B × 4H], and two rows of bias [2 × 3H]: of the input side and of the recurrent side.
//
// Recurrent dropout follows Keras: the state is multiplied only as it enters the product.
import { cellActivation, cellDerivative, gateActivation, gateDerivative } from './activations';
import { inputGradient } from './lstm';
import { clearMaskedRows, keepMaskedRows } from './masks';
import { packColumns, packColumnsTransposed, packedColumnsSize } from './pack';
import { ADD, BIAS, product, WRITE } from './product';
import { addColumnSums, addRows, multiplyRows, withFactors } from './rows';
import { add, bytes, madd, mul, splat, sub } from './simd';
import { addProduct, blockScratch, blockSteps, packBlock } from './weightGradients';

/** Floats of scratch for `gruResetAfterForward`. */
export function gruResetAfterForwardScratch(batch: i32, features: i32, units: i32): i32 {
  return (
    packedColumnsSize(features + units, 2 * units) +
    packedColumnsSize(features, units) +
    packedColumnsSize(units, units) +
    batch * (features + units) +
    2 * units
  );
}

/** Floats of scratch for `gruResetAfterBackward`. */
export function gruResetAfterBackwardScratch(batch: i32, features: i32, units: i32): i32 {
  return (
    packedColumnsSize(2 * units, units) +
    packedColumnsSize(units, units) +
    packedColumnsSize(3 * units, features) +
    2 * batch * units +
    blockScratch(batch, max(features, units), 3 * units)
  );
}

/** Forward, with the arguments of `gruForward`. */
export function gruResetAfterForward(
  x: usize, weights: usize, bias: usize, T: i32, B: i32, F: i32, H: i32, reverse: i32, activation: i32, gate: i32,
  gates: usize, hs: usize, xFactors: usize, hFactors: usize, mask: usize, scratch: usize,
): void {
  const G = 3 * H;
  const slot = bytes(B * H);
  const recurrent = weights + bytes(F * G);
  const packedGates = scratch;
  const packedInput = packedGates + bytes(packedColumnsSize(F + H, 2 * H));
  const packedRecurrent = packedInput + bytes(packedColumnsSize(F, H));
  const xScaled = packedRecurrent + bytes(packedColumnsSize(H, H));
  const hScaled = xScaled + bytes(B * F);
  const bothBiases = hScaled + slot;
  packColumns(weights, G, F + H, 2 * H, packedGates);
  packColumns(weights + bytes(2 * H), G, F, H, packedInput);
  packColumns(recurrent + bytes(2 * H), G, H, H, packedRecurrent);
  const recurrentBias = bias + bytes(G);
  if (bias) {
    memory.copy(bothBiases, bias, bytes(2 * H));
    addRows(bothBiases, 2 * H, recurrentBias, 2 * H, 1, 2 * H, 1);
  }
  const mode = bias ? BIAS : WRITE;
  for (let s = 0; s < T; s++) {
    const t = reverse ? T - 1 - s : s;
    const before = hs + (<usize>(reverse ? t + 1 : t)) * slot;
    const after = hs + (<usize>(reverse ? t : t + 1)) * slot;
    const z = gates + bytes(t * B * 4 * H);
    const xt = withFactors(x + bytes(t * B * F), xFactors, B, F, xScaled);
    const ht = withFactors(before, hFactors, B, H, hScaled);
    product(B, 2 * H, xt, F, F, ht, H, H, packedGates, z, 4 * H, mode, bothBiases);
    product(B, H, xt, F, F, 0, 0, 0, packedInput, z + bytes(2 * H), 4 * H, mode, bias + bytes(2 * H));
    product(B, H, ht, H, H, 0, 0, 0, packedRecurrent, z + bytes(3 * H), 4 * H, mode, recurrentBias + bytes(2 * H));
    stepForward(z, before, after, B, H, activation, gate);
    if (mask) keepMaskedRows(mask + bytes(t * B), after, before, B, H);
  }
}

function stepForward(z: usize, before: usize, after: usize, B: i32, H: i32, activation: i32, gate: i32): void {
  const row = bytes(H);
  for (let b = 0; b < B; b++) {
    for (let j: usize = 0; j < row; j += 16) {
      const open = gateActivation(gate, v128.load(z + j));
      const r = gateActivation(gate, v128.load(z + row + j));
      const inner = v128.load(z + 3 * row + j);
      const candidate = cellActivation(activation, madd(r, inner, v128.load(z + 2 * row + j)));
      v128.store(z + j, open);
      v128.store(z + row + j, r);
      v128.store(z + 2 * row + j, candidate);
      v128.store(after + j, madd(open, sub(v128.load(before + j), candidate), candidate));
    }
    z += 4 * row;
    before += row;
    after += row;
  }
}

/** Backward through time, with the arguments of `gruBackward`. */
export function gruResetAfterBackward(
  x: usize, weights: usize, T: i32, B: i32, F: i32, H: i32, reverse: i32, activation: i32, gate: i32,
  gates: usize, hs: usize, xFactors: usize, hFactors: usize, mask: usize,
  dSequence: usize, dStride: i32, dh: usize, wantInitial: i32, dx: usize, dxMode: i32,
  dWeights: usize, dBias: usize, scratch: usize,
): void {
  const G = 3 * H;
  const S = 4 * H;
  const slot = bytes(B * H);
  const recurrent = weights + bytes(F * G);
  const packedGates = scratch;
  const packedRecurrent = packedGates + bytes(packedColumnsSize(2 * H, H));
  const packedW = packedRecurrent + bytes(packedColumnsSize(H, H));
  const kept = packedW + bytes(packedColumnsSize(G, F));
  const fromProducts = kept + slot;
  const blockAt = fromProducts + slot;
  packColumnsTransposed(recurrent, G, 2 * H, H, packedGates);
  packColumnsTransposed(recurrent + bytes(2 * H), G, H, H, packedRecurrent);
  if (dx) packColumnsTransposed(weights, G, G, F, packedW);
  if (dBias) memory.fill(dBias, 0, bytes(2 * G));
  const steps = blockSteps(B);
  let inBlock = 0;
  for (let s = T - 1; s >= 0; s--) {
    const t = reverse ? T - 1 - s : s;
    const before = hs + (<usize>(reverse ? t + 1 : t)) * slot;
    const z = gates + bytes(t * B * S);
    if (dSequence) addRows(dh, H, dSequence + bytes(t * B * dStride), dStride, B, H, 1);
    if (mask) memory.copy(kept, dh, slot);
    stepBackward(z, before, dh, B, H, activation, gate);
    if (mask) clearMaskedRows(mask + bytes(t * B), z, B, S);
    if (s > 0 || wantInitial) {
      // With dropout on the way in, what comes out of the products must be multiplied before it joins the blend's share.
      const to = hFactors ? fromProducts : dh;
      product(B, H, z, S, 2 * H, 0, 0, 0, packedGates, to, H, hFactors ? WRITE : ADD, 0);
      product(B, H, z + bytes(3 * H), S, H, 0, 0, 0, packedRecurrent, to, H, ADD, 0);
      if (hFactors) {
        multiplyRows(to, H, to, H, hFactors, H, B, H);
        addRows(dh, H, to, H, B, H, 1);
      }
      if (mask) keepMaskedRows(mask + bytes(t * B), dh, kept, B, H);
    }
    if (dx) inputGradient(z, S, G, B, F, packedW, dx + bytes(t * B * F), dxMode, xFactors, blockAt);
    if (++inBlock == steps || s == 0) {
      const first = reverse ? t - inBlock + 1 : t;
      const rows = inBlock * B;
      const dz = gates + bytes(first * B * S);
      const hBefore = hs + (<usize>(reverse ? first + 1 : first)) * slot;
      const isFirst = s + inBlock == T;
      const dU = dWeights + bytes(F * G);
      let rest = packBlock(dz, S, rows, G, blockAt);
      addProduct(x + bytes(first * B * F), F, xFactors, rows, B, blockAt, G, dWeights, G, isFirst, rest);
      rest = packBlock(dz, S, rows, 2 * H, blockAt);
      addProduct(hBefore, H, hFactors, rows, B, blockAt, 2 * H, dU, G, isFirst, rest);
      rest = packBlock(dz + bytes(3 * H), S, rows, H, blockAt);
      addProduct(hBefore, H, hFactors, rows, B, blockAt, H, dU + bytes(2 * H), G, isFirst, rest);
      if (dBias) {
        addColumnSums(dz, S, rows, G, dBias);
        addColumnSums(dz, S, rows, 2 * H, dBias + bytes(G));
        addColumnSums(dz + bytes(3 * H), S, rows, H, dBias + bytes(G + 2 * H));
      }
      inBlock = 0;
    }
  }
}

/** The four parts become the gradients of their sums, dh what reaches the old state through the blend. */
function stepBackward(z: usize, before: usize, dh: usize, B: i32, H: i32, activation: i32, gate: i32): void {
  const row = bytes(H);
  for (let b = 0; b < B; b++) {
    for (let j: usize = 0; j < row; j += 16) {
      const open = v128.load(z + j);
      const r = v128.load(z + row + j);
      const candidate = v128.load(z + 2 * row + j);
      const inner = v128.load(z + 3 * row + j);
      const d = v128.load(dh + j);
      const dCandidate = mul(mul(d, sub(splat(1), open)), cellDerivative(activation, candidate));
      v128.store(z + j, mul(mul(d, sub(v128.load(before + j), candidate)), gateDerivative(gate, open)));
      v128.store(z + row + j, mul(mul(dCandidate, inner), gateDerivative(gate, r)));
      v128.store(z + 2 * row + j, dCandidate);
      v128.store(z + 3 * row + j, mul(dCandidate, r));
      v128.store(dh + j, mul(d, open));
    }
    z += 4 * row;
    before += row;
    dh += row;
  }
}
