import type { RecurrentSpec } from '../emit/kernels/kernelLayer';
import type { WeightPlace } from './plan/parameters';
import { PlanBuilder, type PlanStart, type PlanValue } from './plan/planBuilder';
import { type DirectionRun, emitRun } from './plan/planRecurrent';
import { padded } from './plan/shapes';
import type { Program } from './program';

/** Turns the outer axes while reading the inner, or the outer one, from its end (`swapOuterAxes`). */
const REVERSE_INNER = 1;
const REVERSE_OUTER = 2;

/** What a run is given and writes, rows of the batch one after another. Addresses in bytes; 0 where there is none. */
export interface ForwardPlaces {
  readonly x: number;
  readonly mask: number;
  readonly inputFactors: number;
  readonly recurrentFactors: number;
  readonly initial: readonly number[];
  /** Written, as the states after the last step are. */
  readonly output: number;
  readonly states: readonly number[];
}

/** The same of its way back. */
export interface BackwardPlaces {
  readonly dSequences: number;
  readonly dStates: readonly number[];
  readonly dx: number;
  readonly dInitial: readonly number[];
}

/** Takes its memory piece by piece, as what it is needed for becomes known. */
class ShareBuilder extends PlanBuilder {
  #scratch = { at: 0, floats: 0 };

  constructor(
    start: PlanStart,
    private readonly allocate: (floats: number) => number,
  ) {
    super(start, 0);
  }

  override take(floats: number): number {
    return this.allocate(floats);
  }

  override scratch(floats: number): number {
    if (floats > this.#scratch.floats) this.#scratch = { at: this.allocate(floats), floats };
    return this.#scratch.at;
  }
}

/** One thread's rows of a run of a recurrent layer, in the layout of the kernels: time first, units in fours. */
export class RecurrentShare {
  readonly #builder: ShareBuilder;
  readonly #x: PlanValue & { gradient: number };
  readonly #run: DirectionRun;

  /** Begins at row `from` of the batch; `start` says how many rows there are. */
  constructor(
    private readonly spec: RecurrentSpec,
    private readonly from: number,
    [, timesteps, features]: readonly [batch: number, timesteps: number, features: number],
    readonly start: PlanStart,
    weights: readonly WeightPlace[],
    places: ForwardPlaces,
    allocate: (floats: number) => number,
  ) {
    const builder = new ShareBuilder(start, allocate);
    this.#builder = builder;
    const { units } = spec;
    const [T, F, rows] = [timesteps, features, start.batch];
    this.#x = { timesteps, width: F, stride: F, data: builder.take(T * rows * F), gradient: 0 };
    builder.call('swapOuterAxes', this.#x.data, F, places.x + 4 * from * T * F, F, rows, T, F, 0);
    const mask = places.mask && builder.take(T * rows);
    if (mask) builder.call('swapOuterAxes', mask, 1, places.mask + 4 * from * T, 1, rows, T, 1, 0);
    const hFactors = places.recurrentFactors && builder.take(rows * padded(units));
    if (hFactors) this.#pad(hFactors, places.recurrentFactors);
    const run = emitRun(builder, this.#x, spec, weights, {
      xFactors: places.inputFactors && places.inputFactors + 4 * from * F,
      hFactors,
      mask,
      fillState: (at, state) => this.#pad(at, places.initial[state] ?? 0),
    });
    this.#run = run;
    if (places.output) {
      const reverse = spec.goBackwards ? REVERSE_OUTER : 0;
      const to = places.output + 4 * from * T * units;
      builder.call('swapOuterAxes', to, units, run.sequence, run.stride, T, rows, units, reverse);
    }
    run.lasts.forEach((last, i) => this.#unpad(places.states[i] as number, last));
  }

  get forward(): Program {
    return this.#builder.forward;
  }

  /** The calls that go backward, once. */
  backward(places: BackwardPlaces): Program {
    const { spec, from } = this;
    const { units } = spec;
    const builder = this.#builder;
    const [x, run, rows] = [this.#x, this.#run, builder.batch];
    const [T, F, H] = [x.timesteps as number, x.width, run.stride];
    builder.onBackward(() => {
      const dSequence = places.dSequences && builder.take(T * rows * H);
      if (dSequence) {
        if (H !== units) builder.call('fill', dSequence, T * rows * H, 0);
        const given = places.dSequences + 4 * from * T * units;
        const reverse = spec.goBackwards ? REVERSE_INNER : 0;
        builder.call('swapOuterAxes', dSequence, H, given, units, rows, T, units, reverse);
      }
      const dStates = run.lasts.map((_, i) => {
        const at = builder.take(rows * H);
        this.#pad(at, places.dStates[i] ?? 0);
        return at;
      });
      x.gradient = places.dx && builder.take(T * rows * F);
      run.backward(dSequence, H, dStates, places.dInitial.length > 0);
      if (x.gradient) builder.call('swapOuterAxes', places.dx + 4 * from * T * F, F, x.gradient, F, T, rows, F, 0);
      places.dInitial.forEach((at, i) => this.#unpad(at, dStates[i] as number));
    });
    return builder.backward();
  }

  /** Copies this thread's rows of [batch × units] (0: zeros) to rows of the kernels' stride. */
  #pad(to: number, given: number): void {
    const { units } = this.spec;
    const [rows, stride] = [this.#builder.batch, padded(units)];
    if (!given || stride !== units) this.#builder.call('fill', to, rows * stride, 0);
    if (given) this.#builder.call('copyRows', to, stride, given + 4 * this.from * units, units, rows, units);
  }

  /** Copies rows of the kernels' stride to this thread's rows of [batch × units]. */
  #unpad(to: number, from: number): void {
    const { units } = this.spec;
    const rows = this.#builder.batch;
    this.#builder.call('copyRows', to + 4 * this.from * units, units, from, padded(units), rows, units);
  }
}
