import { ACTIVATION_CODES, WRITE } from './codes';
import type { KernelName } from './kernelExports';
import type { KernelCall, Program } from './program';
import type { LayoutShare, RecurrentLayout } from './recurrentLayout';

/** Turns the outer axes while reading the inner, or the outer one, from its end (`swapOuterAxes`). */
const REVERSE_INNER = 1;
const REVERSE_OUTER = 2;

/** What a backward pass is given and writes, rows of the batch one after another; 0 where there is none. */
export interface BackwardPlaces {
  readonly dSequences: number;
  readonly dStates: readonly number[];
  readonly dx: number;
  readonly dInitial: readonly number[];
}

/** The calls of one thread for its rows, forward. `output` (0: not wanted) and `states` are written as tensors have them. */
export function forwardProgram(
  layout: RecurrentLayout,
  share: LayoutShare,
  output: number,
  states: readonly number[],
): Program {
  const { rows, from } = share;
  if (rows === 0) return [];
  const calls = new Calls();
  const { spec, timesteps: T, features: F, stride: H } = layout;
  const slot = rows * H;
  const reverse = spec.goBackwards;
  calls.add('swapOuterAxes', share.x, F, layout.x + 4 * from * T * F, F, rows, T, F, 0);
  if (share.mask) calls.add('swapOuterAxes', share.mask, 1, layout.mask + 4 * from * T, 1, rows, T, 1, 0);
  if (share.recurrentFactors) calls.pad(share.recurrentFactors, layout.recurrentFactors, layout, share);
  share.states.forEach((state, i) => {
    calls.pad(state + (reverse ? 4 * T * slot : 0), layout.initial[i] ?? 0, layout, share);
  });
  calls.add(
    `${layout.kernels}Forward`,
    ...[share.x, layout.weights, layout.bias, T, rows, F, H, reverse ? 1 : 0, ...activations(layout)],
    ...[...(layout.kernels === 'simpleRnn' ? [] : [share.gates]), ...share.states],
    ...[...factors(layout, share), share.mask, share.scratch],
  );
  const { units } = spec;
  if (output) {
    const first = (share.states[0] as number) + (reverse ? 0 : 4 * slot);
    const to = output + 4 * from * T * units;
    calls.add('swapOuterAxes', to, units, first, H, T, rows, units, reverse ? REVERSE_OUTER : 0);
  }
  share.states.forEach((state, i) => {
    const last = state + (reverse ? 0 : 4 * T * slot);
    calls.add('copyRows', (states[i] as number) + 4 * from * units, units, last, H, rows, units);
  });
  return calls.list;
}

/** The calls of one thread for its rows, backward; the first thread then adds up the gradients of all. */
export function backwardProgram(layout: RecurrentLayout, share: LayoutShare, places: BackwardPlaces): Program {
  const calls = new Calls();
  const { pool, shares } = layout;
  if (share.rows > 0) emitBackward(calls, layout, share, places);
  if (pool.threads > 1) calls.add('meet', pool.meetingAt, pool.threads);
  if (share.thread === 0) {
    const n = layout.weightFloats;
    for (const other of shares.slice(1)) {
      if (other.rows > 0) calls.add('addRows', share.gradients, n, other.gradients, n, 1, n, 1);
    }
  }
  return calls.list;
}

function emitBackward(calls: Calls, layout: RecurrentLayout, share: LayoutShare, places: BackwardPlaces): void {
  const { spec, timesteps: T, features: F, stride: H } = layout;
  const { rows, from } = share;
  const { units } = spec;
  const reverse = spec.goBackwards;
  let dSequence = 0;
  if (places.dSequences) {
    dSequence = layout.take(T * rows * H);
    if (H !== units) calls.add('fill', dSequence, T * rows * H, 0);
    const given = places.dSequences + 4 * from * T * units;
    calls.add('swapOuterAxes', dSequence, H, given, units, rows, T, units, reverse ? REVERSE_INNER : 0);
  }
  const dStates = layout.stateNames.map((_, i) => {
    const at = layout.take(rows * H);
    calls.pad(at, places.dStates[i] ?? 0, layout, share);
    return at;
  });
  const dx = places.dx ? layout.take(T * rows * F) : 0;
  const wantInitial = places.dInitial.some((at) => at !== 0);
  calls.add(
    `${layout.kernels}Backward`,
    ...[share.x, layout.weights, T, rows, F, H, reverse ? 1 : 0, ...activations(layout)],
    ...[share.gates, ...share.states, ...factors(layout, share), share.mask],
    ...[dSequence, H, ...dStates, wantInitial ? 1 : 0, dx, WRITE],
    ...[share.gradients, layout.biasGradient(share), share.scratch],
  );
  if (dx) calls.add('swapOuterAxes', places.dx + 4 * from * T * F, F, dx, F, T, rows, F, 0);
  places.dInitial.forEach((at, i) => {
    if (at) calls.add('copyRows', at + 4 * from * units, units, dStates[i] as number, H, rows, units);
  });
}

function activations({ spec }: RecurrentLayout): number[] {
  const own = ACTIVATION_CODES[spec.activation];
  return spec.cell === 'simpleRnn' ? [own] : [own, ACTIVATION_CODES[spec.recurrentActivation]];
}

function factors(layout: RecurrentLayout, share: LayoutShare): number[] {
  const input = layout.inputFactors ? layout.inputFactors + 4 * share.from * layout.features : 0;
  return [input, share.recurrentFactors];
}

class Calls {
  readonly list: KernelCall[] = [];

  add(kernel: KernelName, ...args: number[]): void {
    this.list.push({ kernel, args });
  }

  /** Copies a thread's rows of [batch × units] from `given` (0: zeros) to rows of the kernels' stride. */
  pad(to: number, given: number, layout: RecurrentLayout, { from, rows }: LayoutShare): void {
    const { stride } = layout;
    const { units } = layout.spec;
    if (!given || stride !== units) this.add('fill', to, rows * stride, 0);
    if (given) this.add('copyRows', to, stride, given + 4 * from * units, units, rows, units);
  }
}
