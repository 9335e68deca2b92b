import type { KernelPool } from './kernelPool';
import type { RecurrentSpec } from '../emit/kernels/kernelLayer';
import type { RecurrentInputs } from './recurrentOp';
import { CELLS } from '../layers/define/recurrent/cell';
import { padded } from './plan/shapes';
import { type BatchShare, shareRows } from './plan/shareRows';

/** One thread's rows of the batch, and where it works on them. Addresses in bytes; 0 where there is no such thing. */
export interface LayoutShare extends BatchShare {
  readonly thread: number;
  /** [timesteps × rows × features] */
  readonly x: number;
  readonly gates: number;
  /** [(timesteps + 1) × rows × stride] each: h, and c of an LSTM. */
  readonly states: readonly number[];
  /** [timesteps × rows] */
  readonly mask: number;
  /** [rows × stride] */
  readonly recurrentFactors: number;
  /** This thread's gradients, laid out as the weights. */
  readonly gradients: number;
  readonly scratch: number;
}

/** Where everything of one run of a recurrent layer lies in the kernels' memory. Addresses in bytes. */
export class RecurrentLayout {
  readonly batch: number;
  readonly timesteps: number;
  readonly features: number;
  /** Units in fours. */
  readonly stride: number;
  readonly stateNames: readonly string[];
  readonly kernels: 'lstm' | 'gru' | 'gruResetAfter' | 'simpleRnn';
  /** As the tensors have them: rows of the batch one after another. */
  readonly x: number;
  readonly mask: number;
  readonly inputFactors: number;
  readonly recurrentFactors: number;
  readonly initial: readonly number[];
  readonly weights: number;
  /** 0 without bias. */
  readonly bias: number;
  readonly shares: readonly LayoutShare[];
  readonly #weightFloats: number;
  readonly #biasRows: number;
  readonly #gates: number;
  readonly #blocks = new Set<number>();

  constructor(
    readonly pool: KernelPool,
    readonly spec: RecurrentSpec,
    inputs: RecurrentInputs,
  ) {
    const [batch, timesteps, features] = inputs.x.shape;
    this.batch = batch;
    this.timesteps = timesteps;
    this.features = features;
    this.stride = padded(spec.units);
    this.stateNames = spec.cell === 'lstm' ? ['h', 'c'] : ['h'];
    this.kernels = spec.cell === 'gru' && spec.resetAfter ? 'gruResetAfter' : spec.cell;
    this.#gates = CELLS[spec.cell].gates;
    this.#biasRows = inputs.bias ? (this.kernels === 'gruResetAfter' ? 2 : 1) : 0;
    const columns = this.#gates * this.stride;
    this.#weightFloats = (features + this.stride) * columns;
    const optional = (tensor: unknown, floats: number): number => (tensor ? this.take(floats) : 0);
    try {
      this.x = this.take(batch * timesteps * features);
      this.mask = optional(inputs.mask, batch * timesteps);
      this.inputFactors = optional(inputs.inputDropout, batch * features);
      this.recurrentFactors = optional(inputs.recurrentDropout, batch * spec.units);
      this.initial = this.stateNames.map(() => optional(inputs.initialState, batch * spec.units));
      const all = this.#weightFloats + this.#biasRows * columns;
      this.weights = this.take(all);
      this.bias = this.#biasRows ? this.weights + 4 * this.#weightFloats : 0;
      this.shares = shareRows(batch, pool.threads).map((share, thread) => this.#share(share, thread, inputs, all));
    } catch (error) {
      this.release();
      throw error;
    }
  }

  #share({ from, rows }: BatchShare, thread: number, inputs: RecurrentInputs, weightFloats: number): LayoutShare {
    const { timesteps: T, features: F, stride: H, kernels } = this;
    const { exports } = this.pool;
    const kept = kernels === 'simpleRnn' ? 1 : kernels === 'gru' ? 3 : 4;
    const take = (floats: number): number => (rows > 0 ? this.take(floats) : 0);
    return {
      from,
      rows,
      thread,
      x: take(T * rows * F),
      gates: take(T * rows * kept * H),
      states: this.stateNames.map(() => take((T + 1) * rows * H)),
      mask: inputs.mask ? take(T * rows) : 0,
      recurrentFactors: inputs.recurrentDropout ? take(rows * H) : 0,
      gradients: take(weightFloats),
      scratch: take(
        Math.max(exports[`${kernels}ForwardScratch`](rows, F, H), exports[`${kernels}BackwardScratch`](rows, F, H)),
      ),
    };
  }

  /** A thread's gradients of the bias; 0 without. */
  biasGradient(share: LayoutShare): number {
    return this.bias ? share.gradients + 4 * this.#weightFloats : 0;
  }

  /** Floats of all weights. */
  get weightFloats(): number {
    return this.#weightFloats + this.#biasRows * this.#gates * this.stride;
  }

  /** Puts kernel, recurrent kernel and bias where the kernels read them, units padded with zeros. */
  storeWeights(values: readonly (ArrayLike<number> | null)[]): void {
    const { floats } = this.pool;
    floats.fill(0, this.weights / 4, this.weights / 4 + this.weightFloats);
    this.#eachRun(this.weights / 4, (weight, at, from) => {
      const source = values[weight];
      if (source) for (let i = 0; i < this.spec.units; i++) floats[at + i] = source[from + i] as number;
    });
  }

  /** The gradients of kernel, recurrent kernel and bias, from the first thread's place. */
  fetchGradients(): (Float32Array | null)[] {
    const { floats } = this.pool;
    const { units } = this.spec;
    const columns = this.#gates * units;
    const results = [
      new Float32Array(this.features * columns),
      new Float32Array(units * columns),
      this.#biasRows ? new Float32Array(this.#biasRows * columns) : null,
    ];
    this.#eachRun((this.shares[0] as LayoutShare).gradients / 4, (weight, at, to) => {
      results[weight]?.set(floats.subarray(at, at + units), to);
    });
    return results;
  }

  /** Visits each gate of each row of the three weights: where it stands here (floats), and where in the weight itself. */
  #eachRun(start: number, visit: (weight: number, stored: number, own: number) => void): void {
    const rows = [this.features, this.spec.units, this.#biasRows];
    const starts = [start, start + this.features * this.#gates * this.stride, start + this.#weightFloats];
    rows.forEach((count, weight) => {
      for (let run = 0; run < count * this.#gates; run++) {
        visit(weight, (starts[weight] as number) + run * this.stride, run * this.spec.units);
      }
    });
  }

  take(floats: number): number {
    const at = this.pool.arena.allocate(floats);
    this.#blocks.add(at);
    return at;
  }

  giveBack(at: number): void {
    this.#blocks.delete(at);
    this.pool.arena.release(at);
  }

  release(): void {
    for (const at of this.#blocks) this.pool.arena.release(at);
    this.#blocks.clear();
  }
}
