// GRU (Cho et al. 2014, with the roles of z and 1 − z as in Keras), the reset gate before the recurrent product: Keras 2's
// `reset_after=False`, and the only one of tfjs. Layout as in lstm.ts; gates z, r, h [T × B × 3H]; `weights` is Keras's
// kernel [F × 3H] followed by its recurrent kernel [H × 3H].
//
// Recurrent dropout follows tfjs: the state is multiplied before everything, the blend with the old state included.
import { cellActivation, cellDerivative, gateActivation, gateDerivative } from './activations';
import { inputGradient } from './lstm';
import { clearMaskedRows, keepMaskedRows } from './masks';
import { packColumns, packColumnsTransposed, packedColumnsSize } from './pack';
import { ADD, BIAS, product, WRITE } from './product';
import { addColumnSums, addRows, multiplyRows, withFactors } from './rows';
import { add, bytes, madd, mul, splat, sub } from './simd';
import { addProduct, blockScratch, blockSteps, packBlock } from './weightGradients';

/** Floats of scratch for `gruForward`. */
export function gruForwardScratch(batch: i32, features: i32, units: i32): i32 {
  const depth = features + units;
  return packedColumnsSize(depth, 2 * units) + packedColumnsSize(depth, units) + batch * (features + 2 * units);
}

/** Floats of scratch for `gruBackward`. */
export function gruBackwardScratch(batch: i32, features: i32, units: i32): i32 {
  return (
    packedColumnsSize(2 * units, units) +
    packedColumnsSize(units, units) +
    packedColumnsSize(3 * units, features) +
    3 * batch * units +
    blockSteps(batch) * batch * units +
    blockScratch(batch, max(features, units), 3 * units)
  );
}

/** Forward, with the arguments of `lstmForward` without the cell state. */
export function gruForward(
  x: usize, weights: usize, bias: usize, T: i32, B: i32, F: i32, H: i32, reverse: i32, activation: i32, gate: i32,
  gates: usize, hs: usize, xFactors: usize, hFactors: usize, mask: usize, scratch: usize,
): void {
  const G = 3 * H;
  const slot = bytes(B * H);
  const packedGates = scratch;
  const packedCandidate = packedGates + bytes(packedColumnsSize(F + H, 2 * H));
  const xScaled = packedCandidate + bytes(packedColumnsSize(F + H, H));
  const hScaled = xScaled + bytes(B * F);
  const resetState = hScaled + slot;
  packColumns(weights, G, F + H, 2 * H, packedGates);
  packColumns(weights + bytes(2 * H), G, F + H, H, packedCandidate);
  const mode = bias ? BIAS : WRITE;
  for (let s = 0; s < T; s++) {
    const t = reverse ? T - 1 - s : s;
    const before = hs + (<usize>(reverse ? t + 1 : t)) * slot;
    const after = hs + (<usize>(reverse ? t : t + 1)) * slot;
    const z = gates + bytes(t * B * G);
    const xt = withFactors(x + bytes(t * B * F), xFactors, B, F, xScaled);
    const ht = withFactors(before, hFactors, B, H, hScaled);
    product(B, 2 * H, xt, F, F, ht, H, H, packedGates, z, G, mode, bias);
    openGates(z, ht, resetState, B, H, gate);
    product(B, H, xt, F, F, resetState, H, H, packedCandidate, z + bytes(2 * H), G, mode, bias + bytes(2 * H));
    blend(z, ht, after, B, H, activation);
    if (mask) keepMaskedRows(mask + bytes(t * B), after, before, B, H);
  }
}

/** Activates z and r and writes r∗h. */
function openGates(z: usize, h: usize, resetState: usize, B: i32, H: i32, gate: i32): void {
  const row = bytes(H);
  for (let b = 0; b < B; b++) {
    for (let j: usize = 0; j < row; j += 16) {
      const r = gateActivation(gate, v128.load(z + row + j));
      v128.store(z + j, gateActivation(gate, v128.load(z + j)));
      v128.store(z + row + j, r);
      v128.store(resetState + j, mul(r, v128.load(h + j)));
    }
    z += 3 * row;
    h += row;
    resetState += row;
  }
}

/** Activates the candidate and blends it with the old state: h′ = z∗h + (1 − z)∗candidate. */
function blend(z: usize, before: usize, after: usize, B: i32, H: i32, activation: i32): void {
  const row = bytes(H);
  for (let b = 0; b < B; b++) {
    for (let j: usize = 0; j < row; j += 16) {
      const candidate = cellActivation(activation, v128.load(z + 2 * row + j));
      v128.store(z + 2 * row + j, candidate);
      v128.store(after + j, madd(v128.load(z + j), sub(v128.load(before + j), candidate), candidate));
    }
    z += 3 * row;
    before += row;
    after += row;
  }
}

/** Backward through time, with the arguments of `lstmBackward` without the cell state. */
export function gruBackward(
  x: usize, weights: usize, T: i32, B: i32, F: i32, H: i32, reverse: i32, activation: i32, gate: i32,
  gates: usize, hs: usize, xFactors: usize, hFactors: usize, mask: usize,
  dSequence: usize, dStride: i32, dh: usize, wantInitial: i32, dx: usize, dxMode: i32,
  dWeights: usize, dBias: usize, scratch: usize,
): void {
  const G = 3 * H;
  const slot = bytes(B * H);
  const recurrent = weights + bytes(F * G);
  const packedGates = scratch;
  const packedCandidate = packedGates + bytes(packedColumnsSize(2 * H, H));
  const packedW = packedCandidate + bytes(packedColumnsSize(H, H));
  const kept = packedW + bytes(packedColumnsSize(G, F));
  const hScaled = kept + slot;
  const dReset = hScaled + slot;
  const resetStates = dReset + slot;
  const steps = blockSteps(B);
  const blockAt = resetStates + (<usize>steps) * slot;
  packColumnsTransposed(recurrent, G, 2 * H, H, packedGates);
  packColumnsTransposed(recurrent + bytes(2 * H), G, H, H, packedCandidate);
  if (dx) packColumnsTransposed(weights, G, G, F, packedW);
  if (dBias) memory.fill(dBias, 0, bytes(G));
  let inBlock = 0;
  for (let s = T - 1; s >= 0; s--) {
    const t = reverse ? T - 1 - s : s;
    const before = hs + (<usize>(reverse ? t + 1 : t)) * slot;
    const z = gates + bytes(t * B * G);
    const ht = withFactors(before, hFactors, B, H, hScaled);
    if (dSequence) addRows(dh, H, dSequence + bytes(t * B * dStride), dStride, B, H, 1);
    if (mask) memory.copy(kept, dh, slot);
    // r∗h of the steps of this block stand in the order of real time, as the gates do.
    const resetState = resetStates + (<usize>(reverse ? inBlock : steps - 1 - inBlock)) * slot;
    blendBackward(z, ht, dh, B, H, activation, gate);
    if (mask) clearMaskedRows(mask + bytes(t * B), z, B, G);
    product(B, H, z + bytes(2 * H), G, H, 0, 0, 0, packedCandidate, dReset, H, WRITE, 0);
    resetBackward(z, ht, dReset, dh, resetState, B, H, gate);
    if (mask) clearMaskedRows(mask + bytes(t * B), z, B, G);
    product(B, H, z, G, 2 * H, 0, 0, 0, packedGates, dh, H, ADD, 0);
    if (hFactors) multiplyRows(dh, H, dh, H, hFactors, H, B, H);
    if (mask) keepMaskedRows(mask + bytes(t * B), dh, kept, B, H);
    if (dx) inputGradient(z, G, G, B, F, packedW, dx + bytes(t * B * F), dxMode, xFactors, blockAt);
    if (++inBlock == steps || s == 0) {
      const first = reverse ? t - inBlock + 1 : t;
      const rows = inBlock * B;
      const dz = gates + bytes(first * B * G);
      const hBefore = hs + (<usize>(reverse ? first + 1 : first)) * slot;
      const resetFirst = reverse ? resetStates : resetStates + (<usize>(steps - inBlock)) * slot;
      const isFirst = s + inBlock == T;
      const dU = dWeights + bytes(F * G);
      let rest = packBlock(dz, G, rows, G, blockAt);
      addProduct(x + bytes(first * B * F), F, xFactors, rows, B, blockAt, G, dWeights, G, isFirst, rest);
      rest = packBlock(dz, G, rows, 2 * H, blockAt);
      addProduct(hBefore, H, hFactors, rows, B, blockAt, 2 * H, dU, G, isFirst, rest);
      rest = packBlock(dz + bytes(2 * H), G, rows, H, blockAt);
      addProduct(resetFirst, H, 0, rows, B, blockAt, H, dU + bytes(2 * H), G, isFirst, rest);
      if (dBias) addColumnSums(dz, G, rows, G, dBias);
      inBlock = 0;
    }
  }
}

/** z and candidate become the gradients of their sums, dh what reaches the old state through the blend; r stays. */
function blendBackward(z: usize, before: usize, dh: usize, B: i32, H: i32, activation: i32, gate: i32): void {
  const row = bytes(H);
  for (let b = 0; b < B; b++) {
    for (let j: usize = 0; j < row; j += 16) {
      const open = v128.load(z + j);
      const candidate = v128.load(z + 2 * row + j);
      const d = v128.load(dh + j);
      v128.store(z + j, mul(mul(d, sub(v128.load(before + j), candidate)), gateDerivative(gate, open)));
      v128.store(
        z + 2 * row + j,
        mul(mul(d, sub(splat(1), open)), cellDerivative(activation, candidate)),
      );
      v128.store(dh + j, mul(d, open));
    }
    z += 3 * row;
    before += row;
    dh += row;
  }
}

/** r becomes the gradient of its sum, dh gets its share of d(r∗h), and r∗h is written for the weights' gradient. */
function resetBackward(
  z: usize, before: usize, dReset: usize, dh: usize, resetState: usize, B: i32, H: i32, gate: i32,
): void {
  const row = bytes(H);
  for (let b = 0; b < B; b++) {
    for (let j: usize = 0; j < row; j += 16) {
      const r = v128.load(z + row + j);
      const h = v128.load(before + j);
      const d = v128.load(dReset + j);
      v128.store(resetState + j, mul(r, h));
      v128.store(z + row + j, mul(mul(d, h), gateDerivative(gate, r)));
      v128.store(dh + j, add(v128.load(dh + j), mul(d, r)));
    }
    z += 3 * row;
    before += row;
    dReset += row;
    dh += row;
    resetState += row;
  }
}
