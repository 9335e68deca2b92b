import type { CellActivation, GateActivation, RecurrentSpec } from '../emit/kernels/kernelLayer';

/** The inputs of one run as plain numbers, row after row, in the layout of `RecurrentInputs`. */
export interface ReferenceInputs {
  readonly batch: number;
  readonly timesteps: number;
  readonly features: number;
  readonly x: ArrayLike<number>;
  readonly kernel: ArrayLike<number>;
  readonly recurrentKernel: ArrayLike<number>;
  readonly bias: ArrayLike<number> | null;
  readonly initialState: readonly ArrayLike<number>[] | null;
  readonly mask: ArrayLike<number> | null;
  readonly inputDropout: ArrayLike<number> | null;
  readonly recurrentDropout: ArrayLike<number> | null;
}

/** What the run gives: [batch, timesteps, units] in the order of processing, and the last states [batch, units]. */
export interface ReferenceOutputs {
  readonly sequences: Float64Array;
  readonly states: readonly Float64Array[];
}

/** Told each value that goes into an activation, and in which row of the batch. */
export type Watch = (row: number, activation: CellActivation | GateActivation, value: number) => void;

/** Gates side by side in the weights. */
export const GATE_COUNT = { lstm: 4, gru: 3, simpleRnn: 1 } as const;

/** The activations in double precision. */
const ACTIVATIONS = {
  linear: (x: number) => x,
  tanh: (x: number) => Math.tanh(x),
  relu: (x: number) => Math.max(0, x),
  sigmoid: (x: number) => 1 / (1 + Math.exp(-x)),
  // Keras 2's, and that of tfjs. Keras 3 has x / 6 + 0.5.
  hardSigmoid: (x: number) => Math.min(1, Math.max(0, 0.2 * x + 0.5)),
} as const;

/** One timestep of one row: the input and the states before it → the states after it. */
type Step = (x: Float64Array, states: readonly Float64Array[], dropout: Float64Array | null) => Float64Array[];

/**
 * The recurrent cells written down as their equations are, in double precision and without any care for speed: what the
 * kernels are compared with.
 */
export function recurrentReference(
  spec: RecurrentSpec,
  inputs: ReferenceInputs,
  watch: Watch = () => {},
): ReferenceOutputs {
  const { units } = spec;
  const { batch, timesteps, features } = inputs;
  const stateCount = spec.cell === 'lstm' ? 2 : 1;
  const sequences = new Float64Array(batch * timesteps * units);
  const last = Array.from({ length: stateCount }, () => new Float64Array(batch * units));
  for (let row = 0; row < batch; row++) {
    const step = stepOf(spec, inputs, (activation, value) => {
      watch(row, activation, value);
      return ACTIVATIONS[activation](value);
    });
    const recurrentFactors = inputs.recurrentDropout ? rowOf(inputs.recurrentDropout, row, units) : null;
    const inputFactors = inputs.inputDropout ? rowOf(inputs.inputDropout, row, features) : null;
    let states = last.map((_, k) => {
      const initial = inputs.initialState?.[k];
      return initial ? rowOf(initial, row, units) : new Float64Array(units);
    });
    for (let s = 0; s < timesteps; s++) {
      const t = spec.goBackwards ? timesteps - 1 - s : s;
      const masked = inputs.mask !== null && inputs.mask[row * timesteps + t] === 0;
      if (!masked) {
        const x = rowOf(inputs.x, row * timesteps + t, features);
        states = step(inputFactors ? multiply(x, inputFactors) : x, states, recurrentFactors);
      }
      sequences.set(states[0] as Float64Array, (row * timesteps + s) * units);
    }
    last.forEach((state, k) => {
      state.set(states[k] as Float64Array, row * units);
    });
  }
  return { sequences, states: last };
}

type Activate = (activation: CellActivation | GateActivation, value: number) => number;

function stepOf(spec: RecurrentSpec, inputs: ReferenceInputs, activate: Activate): Step {
  const { units } = spec;
  const columns = GATE_COUNT[spec.cell] * units;
  const eachUnit = (value: (j: number) => number): Float64Array =>
    Float64Array.from({ length: units }, (_, j) => value(j));
  const act = (value: number): number => activate(spec.activation, value);
  const gate = (value: number): number => activate(spec.recurrentActivation, value);
  /** v · column of a matrix [length of v × columns] */
  const dot = (v: Float64Array, matrix: ArrayLike<number>, column: number): number =>
    v.reduce((sum, value, k) => sum + value * (matrix[k * columns + column] as number), 0);
  const W = (x: Float64Array, column: number): number => dot(x, inputs.kernel, column);
  const U = (h: Float64Array, column: number): number => dot(h, inputs.recurrentKernel, column);
  const b = (column: number): number => inputs.bias?.[column] ?? 0;
  const dropped = (h: Float64Array, factors: Float64Array | null): Float64Array => (factors ? multiply(h, factors) : h);

  switch (spec.cell) {
    // Elman 1990: h′ = act(W·x + U·h + b)
    case 'simpleRnn':
      return (x, [before], factors) => {
        const h = dropped(before as Float64Array, factors);
        return [eachUnit((j) => act(W(x, j) + U(h, j) + b(j)))];
      };

    // Hochreiter and Schmidhuber 1997, with the forget gate of Gers, Schmidhuber and Cummins 2000; gates i, f, c, o:
    // c′ = f∗c + i∗act(W_c·x + U_c·h + b_c), h′ = o∗act(c′)
    case 'lstm':
      return (x, [hBefore, cBefore], factors) => {
        const h = dropped(hBefore as Float64Array, factors);
        const sum = (part: number, j: number): number => {
          const column = part * units + j;
          return W(x, column) + U(h, column) + b(column);
        };
        const c = eachUnit(
          (j) => gate(sum(1, j)) * ((cBefore as Float64Array)[j] as number) + gate(sum(0, j)) * act(sum(2, j)),
        );
        return [eachUnit((j) => gate(sum(3, j)) * act(c[j] as number)), c];
      };

    // Cho et al. 2014, with z and 1 − z as in Keras; gates z, r, h: h′ = z∗h + (1 − z)∗candidate
    case 'gru':
      return (x, [before], factors) => {
        const h = dropped(before as Float64Array, factors);
        const opening =
          (part: number) =>
          (j: number): number => {
            const column = part * units + j;
            // With `resetAfter` the bias has two rows, one of each side.
            const bias = b(column) + (spec.resetAfter ? b(columns + column) : 0);
            return gate(W(x, column) + U(h, column) + bias);
          };
        const z = eachUnit(opening(0));
        const r = eachUnit(opening(1));
        const candidateColumn = (j: number): number => 2 * units + j;
        // Keras 3's default and cuDNN's: the gate closes on the product. Dropout reaches only the products, as in Keras.
        if (spec.resetAfter) {
          const candidate = eachUnit((j) => {
            const column = candidateColumn(j);
            return act(W(x, column) + b(column) + (r[j] as number) * (U(h, column) + b(columns + column)));
          });
          return [blend(z, before as Float64Array, candidate)];
        }
        // The paper's: the gate closes on the state. tfjs drops out the state once and then knows no other, in the blend too.
        const reset = multiply(r, h);
        const candidate = eachUnit((j) => {
          const column = candidateColumn(j);
          return act(W(x, column) + U(reset, column) + b(column));
        });
        return [blend(z, h, candidate)];
      };
  }
}

function blend(z: Float64Array, before: Float64Array, candidate: Float64Array): Float64Array {
  return z.map((open, j) => open * (before[j] as number) + (1 - open) * (candidate[j] as number));
}

function multiply(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, k) => value * (b[k] as number));
}

function rowOf(values: ArrayLike<number>, row: number, width: number): Float64Array {
  return Float64Array.from({ length: width }, (_, k) => values[row * width + k] as number);
}
