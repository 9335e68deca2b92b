// One step of the GRU (Cho et al. 2014, with the roles of z and 1 − z as in Keras): gates z, r, h.
//
// The reset gate stands before the recurrent product in Keras 2's `reset_after=False`, the only one of tfjs. Recurrent
// dropout follows tfjs there: the state is multiplied before everything, the blend with the old state included.
//
// It stands after the product in Keras 3's default, the form that cuDNN computes: candidate = activation(x·W_h + b_h +
// r∗(h·U_h + b_rh)), whose recurrent part is kept behind the gates. Recurrent dropout follows Keras: the state is multiplied
// only as it enters the product.
import { cellActivation, cellDerivative, gateActivation, gateDerivative } from './activations';
import { add, bytes, madd, mul, splat, sub } from './simd';

/** Activates z and r and writes r∗h. */
export function openGates(z: usize, h: usize, resetState: usize, B: i32, H: i32, gate: i32): void {
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
export function blendGates(z: usize, before: usize, after: usize, B: i32, H: i32, activation: i32): void {
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

/** z and candidate become the gradients of their sums, dh what reaches the old state through the blend; r stays. */
export function blendGatesBackward(z: usize, before: usize, dh: usize, B: i32, H: i32, activation: i32, gate: i32): void {
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
export function resetBackward(
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

/** Reset gate after the product: activates all of z [B × 4H] but its last part and writes the new state. */
export function resetAfterForward(z: usize, before: usize, after: usize, B: i32, H: i32, activation: i32, gate: i32): void {
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

/** The four parts become the gradients of their sums, dh what reaches the old state through the blend. */
export function resetAfterBackward(z: usize, before: usize, dh: usize, B: i32, H: i32, activation: i32, gate: i32): void {
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
