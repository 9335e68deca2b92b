import type { DropoutStream } from '../../plan/seededDropout';
import { ACTIVATION_CODES, WRITE } from '../codes';
import { DROPOUT_DRAWS } from '../recurrentSpec';
import type { WeightPlace } from './parameters';
import type { PlanBuilder, PlanValue } from './planBuilder';
import type { KernelRecurrent } from '../../emit/kernels/kernelLayer';
import { padded } from './shapes';

const NO_ADDRESS = 0;

/** One direction that has been run forward: where its outputs lie, and how to go backward. */
export interface DirectionRun {
  /** [batch × stride] the state after the last step processed. */
  readonly last: number;
  /** [timesteps × batch × stride] outputs in the order of real time. */
  readonly sequence: number;
  readonly stride: number;
  /**
   * Emits the backward pass. `dSequence` (or 0) has `dStride` floats a row. `dLast` (or 0) [batch × stride] is used up: it
   * becomes the gradient of the state on its way back.
   */
  backward(dSequence: number, dStride: number, dLast: number): void;
}

/** Emits one direction of a recurrent layer over x. `name` is the cell whose weights stand at `places`. */
export function emitDirection(
  builder: PlanBuilder,
  x: PlanValue,
  cell: KernelRecurrent,
  places: readonly WeightPlace[],
  stream: DropoutStream | null,
): DirectionRun {
  const { batch, training, start } = builder;
  const { exports } = start;
  const [T, F, H] = [x.timesteps as number, x.stride, padded(cell.units)];
  const kernels = KERNELS[cell.cell === 'gru' && cell.resetAfter ? 'gruResetAfter' : cell.cell];
  const slot = batch * H;
  const reverse = cell.goBackwards ? 1 : 0;
  const gates = builder.take(T * batch * kernels.gates * H, true);
  const hs = builder.take((T + 1) * slot, true);
  const cs = cell.cell === 'lstm' ? builder.take((T + 1) * slot, true) : NO_ADDRESS;
  const firstSlot = reverse ? 4 * T * slot : 0;
  const factors = (rate: number, width: number, stride: number): number => {
    if (!training || rate <= 0 || stream === null) return NO_ADDRESS;
    const at = builder.take(batch * stride, true);
    const shape = { timesteps: null, width, stride };
    builder.dropouts.push({ stream, rate, draws: DROPOUT_DRAWS[cell.cell], at, shape });
    return at;
  };
  const xFactors = factors(cell.dropout, x.width, F);
  const hFactors = factors(cell.recurrentDropout, cell.units, H);
  const address = (place: WeightPlace | undefined, base: number): number => (place ? base + 4 * place.at : NO_ADDRESS);
  const weights = address(places[0], start.parametersAt);
  const bias = address(places[2], start.parametersAt);
  const activations = [
    ACTIVATION_CODES[cell.activation],
    ...(cell.cell === 'simpleRnn' ? [] : [ACTIVATION_CODES[cell.recurrentActivation]]),
  ];
  const states = cell.cell === 'lstm' ? [hs, cs] : [hs];
  const kept = cell.cell === 'simpleRnn' ? states : [gates, ...states];
  for (const state of states) builder.call('fill', state + firstSlot, slot, 0);
  const forwardScratch = builder.scratch(exports[`${kernels.name}ForwardScratch`](batch, F, H));
  builder.call(
    `${kernels.name}Forward`,
    ...[x.data, weights, bias, T, batch, F, H, reverse, ...activations],
    ...[...kept, xFactors, hFactors, NO_ADDRESS, forwardScratch],
  );
  const backward: DirectionRun['backward'] = (dSequence, dStride, dLast) => {
    const scratch = builder.scratch(exports[`${kernels.name}BackwardScratch`](batch, F, H));
    let dh = dLast;
    if (dh === NO_ADDRESS) {
      dh = builder.take(slot, false);
      builder.call('fill', dh, slot, 0);
    }
    const dStates = [dh];
    if (cell.cell === 'lstm') {
      dStates.push(builder.take(slot, false));
      builder.call('fill', dStates[1] as number, slot, 0);
    }
    const dxMode = x.gradient ? builder.modeOf(x) : WRITE;
    builder.call(
      `${kernels.name}Backward`,
      ...[x.data, weights, T, batch, F, H, reverse, ...activations],
      ...[gates, ...states, xFactors, hFactors, NO_ADDRESS],
      ...[dSequence, dStride, ...dStates, 0, x.gradient, dxMode],
      ...[address(places[0], start.gradientsAt), address(places[2], start.gradientsAt), scratch],
    );
  };
  return { last: hs + (reverse ? 0 : 4 * T * slot), sequence: hs + (reverse ? 0 : 4 * slot), stride: H, backward };
}

/** The kernels of each cell, and how many values a unit keeps at each step beside its states. */
const KERNELS = {
  lstm: { name: 'lstm', gates: 4 },
  gru: { name: 'gru', gates: 3 },
  gruResetAfter: { name: 'gruResetAfter', gates: 4 },
  simpleRnn: { name: 'simpleRnn', gates: 1 },
} as const;

/** Emits a recurrent layer in one direction. */
export function emitRecurrent(
  builder: PlanBuilder,
  x: PlanValue,
  cell: KernelRecurrent,
  places: readonly WeightPlace[],
  stream: DropoutStream | null,
): PlanValue {
  const run = emitDirection(builder, x, cell, places, stream);
  const shape = { width: cell.units, stride: run.stride };
  if (!cell.returnSequences) {
    const last = { ...shape, timesteps: null };
    const value = { ...last, data: run.last, gradient: builder.gradientFor(last, true) };
    builder.onBackward(() => run.backward(NO_ADDRESS, 0, value.gradient));
    return value;
  }
  const sequence = { ...shape, timesteps: x.timesteps };
  const block = builder.batch * run.stride;
  if (!cell.goBackwards) {
    const value = { ...sequence, data: run.sequence, gradient: builder.gradientFor(sequence, true) };
    builder.onBackward(() => run.backward(value.gradient, run.stride, NO_ADDRESS));
    return value;
  }
  // What is read backward is also given out in the order in which it was read.
  const value = builder.value(sequence, true);
  const T = x.timesteps as number;
  builder.call('reverseBlocks', value.data, run.sequence, T, block);
  builder.onBackward(() => {
    const turned = builder.take(T * block, false);
    builder.call('reverseBlocks', turned, value.gradient, T, block);
    run.backward(turned, run.stride, NO_ADDRESS);
  });
  return value;
}
