// One step of the LSTM (Hochreiter and Schmidhuber 1997; forget gate: Gers, Schmidhuber and Cummins 2000): gates i, f, c, o.
import { cellActivation, cellDerivative, gateActivation, gateDerivative } from './activations';
import { add, bytes, madd, mul } from './simd';

/** Activates the gates z [B × 4H] and writes the new states c and h. */
export function lstmForward(
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
 * The gates become the gradients of their sums, dc what reaches the old cell state; rows that the mask (0: none) skips stay
 * as they are.
 */
export function lstmBackward(
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
