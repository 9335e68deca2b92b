// LSTM (Hochreiter and Schmidhuber 1997; forget gate: Gers, Schmidhuber and Cummins 2000) over a whole sequence.
//
// Time comes first: x [T × B × F], gates [T × B × 4H], states h and c [(T + 1) × B × H]. A state's slot is its place in
// real time: forward, slot t is before step t and slot t + 1 after it; with `reverse`, slot t + 1 is before and slot t
// after. The caller fills the first slot with the initial state. Gates i, f, c, o stand side by side, as in Keras; `weights`
// is Keras's kernel [F × 4H] followed by its recurrent kernel [H × 4H]. H is a multiple of 4: units beyond the layer's own
// have weights of zero, stay zero and get no gradient.
import { cellActivation, cellDerivative, gateActivation, gateDerivative } from './activations';
import { clearMaskedRows, keepMaskedRows } from './masks';
import { packColumns, packColumnsTransposed, packedColumnsSize } from './pack';
import { ADD, BIAS, product, WRITE } from './product';
import { addColumnSums, addRows, multiplyRows, withFactors } from './rows';
import { add, bytes, madd, mul } from './simd';
import { addProduct, blockScratch, blockSteps, packBlock } from './weightGradients';

/** Floats of scratch for `lstmForward`. */
export function lstmForwardScratch(batch: i32, features: i32, units: i32): i32 {
  return packedColumnsSize(features + units, 4 * units) + batch * (features + units);
}

/** Floats of scratch for `lstmBackward`. */
export function lstmBackwardScratch(batch: i32, features: i32, units: i32): i32 {
  return (
    packedColumnsSize(4 * units, units) +
    packedColumnsSize(4 * units, features) +
    blockScratch(batch, max(features, units), 4 * units) +
    batch * units
  );
}

/**
 * Forward. `bias` [4H], `xFactors` [B × F] and `hFactors` [B × H] (dropout) and `mask` [T × B] may be 0. Writes the
 * activated gates and all states.
 */
export function lstmForward(
  x: usize, weights: usize, bias: usize, T: i32, B: i32, F: i32, H: i32, reverse: i32, activation: i32, gate: i32,
  gates: usize, hs: usize, cs: usize, xFactors: usize, hFactors: usize, mask: usize, scratch: usize,
): void {
  const G = 4 * H;
  const slot = bytes(B * H);
  packColumns(weights, G, F + H, G, scratch);
  const xScaled = scratch + bytes(packedColumnsSize(F + H, G));
  const hScaled = xScaled + bytes(B * F);
  for (let s = 0; s < T; s++) {
    const t = reverse ? T - 1 - s : s;
    const before = (<usize>(reverse ? t + 1 : t)) * slot;
    const after = (<usize>(reverse ? t : t + 1)) * slot;
    const z = gates + bytes(t * B * G);
    const xt = withFactors(x + bytes(t * B * F), xFactors, B, F, xScaled);
    const ht = withFactors(hs + before, hFactors, B, H, hScaled);
    product(B, G, xt, F, F, ht, H, H, scratch, z, G, bias ? BIAS : WRITE, bias);
    gatesForward(z, cs + before, cs + after, hs + after, B, H, activation, gate);
    if (mask) {
      keepMaskedRows(mask + bytes(t * B), hs + after, hs + before, B, H);
      keepMaskedRows(mask + bytes(t * B), cs + after, cs + before, B, H);
    }
  }
}

function gatesForward(
  z: usize, cBefore: usize, c: usize, h: usize, B: i32, H: i32, activation: i32, gate: i32,
): void {
  const row = bytes(H);
  for (let r = 0; r < B; r++) {
    for (let j: usize = 0; j < row; j += 16) {
      const zi = z + j;
      const zf = zi + row;
      const zc = zf + row;
      const zo = zc + row;
      const i = gateActivation(gate, v128.load(zi));
      const f = gateActivation(gate, v128.load(zf));
      const q = cellActivation(activation, v128.load(zc));
      const o = gateActivation(gate, v128.load(zo));
      const cell = madd(f, v128.load(cBefore + j), mul(i, q));
      v128.store(zi, i);
      v128.store(zf, f);
      v128.store(zc, q);
      v128.store(zo, o);
      v128.store(c + j, cell);
      v128.store(h + j, mul(o, cellActivation(activation, cell)));
    }
    z += row << 2;
    cBefore += row;
    c += row;
    h += row;
  }
}

/**
 * Backward through time. Gates become the gradients of their sums. `dSequence` (0: none) is the gradient of every output,
 * that of step t and batch row b at (t·B + b)·`dStride` floats. `dh` and `dc` [B × H] come in as the gradients of the last
 * states and go out as those of the initial ones; the product for that is spared unless `wantInitial`. `dx` [T × B × F]
 * (0: not wanted) is written or, with `dxMode` ADD, added to. `dWeights` and `dBias` (0 without bias) are written.
 */
export function lstmBackward(
  x: usize, weights: usize, T: i32, B: i32, F: i32, H: i32, reverse: i32, activation: i32, gate: i32,
  gates: usize, hs: usize, cs: usize, xFactors: usize, hFactors: usize, mask: usize,
  dSequence: usize, dStride: i32, dh: usize, dc: usize, wantInitial: i32, dx: usize, dxMode: i32,
  dWeights: usize, dBias: usize, scratch: usize,
): void {
  const G = 4 * H;
  const slot = bytes(B * H);
  const recurrent = weights + bytes(F * G);
  const packedU = scratch;
  const packedW = packedU + bytes(packedColumnsSize(G, H));
  const kept = packedW + bytes(packedColumnsSize(G, F));
  const blockAt = kept + slot;
  packColumnsTransposed(recurrent, G, G, H, packedU);
  if (dx) packColumnsTransposed(weights, G, G, F, packedW);
  if (dBias) memory.fill(dBias, 0, bytes(G));
  const steps = blockSteps(B);
  let inBlock = 0;
  for (let s = T - 1; s >= 0; s--) {
    const t = reverse ? T - 1 - s : s;
    const before = (<usize>(reverse ? t + 1 : t)) * slot;
    const after = (<usize>(reverse ? t : t + 1)) * slot;
    const z = gates + bytes(t * B * G);
    if (dSequence) addRows(dh, H, dSequence + bytes(t * B * dStride), dStride, B, H, 1);
    if (mask) memory.copy(kept, dh, slot);
    gatesBackward(z, cs + before, cs + after, dh, dc, B, H, activation, gate, mask ? mask + bytes(t * B) : 0);
    if (mask) clearMaskedRows(mask + bytes(t * B), z, B, G);
    if (s > 0 || wantInitial) {
      product(B, H, z, G, G, 0, 0, 0, packedU, dh, H, WRITE, 0);
      if (hFactors) multiplyRows(dh, H, dh, H, hFactors, H, B, H);
      if (mask) keepMaskedRows(mask + bytes(t * B), dh, kept, B, H);
    }
    if (dx) inputGradient(z, G, G, B, F, packedW, dx + bytes(t * B * F), dxMode, xFactors, blockAt);
    if (++inBlock == steps || s == 0) {
      const first = reverse ? t - inBlock + 1 : t;
      const rows = inBlock * B;
      const dz = gates + bytes(first * B * G);
      const hBefore = hs + (<usize>(reverse ? first + 1 : first)) * slot;
      const isFirst = s + inBlock == T;
      const rest = packBlock(dz, G, rows, G, blockAt);
      addProduct(x + bytes(first * B * F), F, xFactors, rows, B, blockAt, G, dWeights, G, isFirst, rest);
      addProduct(hBefore, H, hFactors, rows, B, blockAt, G, dWeights + bytes(F * G), G, isFirst, rest);
      if (dBias) addColumnSums(dz, G, rows, G, dBias);
      inBlock = 0;
    }
  }
}

/** dx = or += (dz·Wᵀ)∗factors; W packed transposed; dz has `depth` values a row that count. */
export function inputGradient(
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

function gatesBackward(
  z: usize, cBefore: usize, c: usize, dh: usize, dc: usize, B: i32, H: i32, activation: i32, gate: i32, mask: usize,
): void {
  const row = bytes(H);
  for (let r = 0; r < B; r++) {
    if (mask == 0 || load<f32>(mask + bytes(r)) != 0) {
      for (let j: usize = 0; j < row; j += 16) {
        const zi = z + j;
        const zf = zi + row;
        const zc = zf + row;
        const zo = zc + row;
        const i = v128.load(zi);
        const f = v128.load(zf);
        const q = v128.load(zc);
        const o = v128.load(zo);
        const shown = cellActivation(activation, v128.load(c + j));
        const d = v128.load(dh + j);
        const dCell = add(mul(mul(d, o), cellDerivative(activation, shown)), v128.load(dc + j));
        v128.store(dc + j, mul(dCell, f));
        v128.store(zi, mul(mul(dCell, q), gateDerivative(gate, i)));
        v128.store(zf, mul(mul(dCell, v128.load(cBefore + j)), gateDerivative(gate, f)));
        v128.store(zc, mul(mul(dCell, i), cellDerivative(activation, q)));
        v128.store(zo, mul(mul(d, shown), gateDerivative(gate, o)));
      }
    }
    z += row << 2;
    cBefore += row;
    c += row;
    dh += row;
    dc += row;
  }
}
