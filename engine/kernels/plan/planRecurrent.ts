import type { KernelRecurrent, RecurrentSpec } from '../../emit/kernels/kernelLayer';
import { CELLS } from '../../layers/define/recurrent/cell';
import { ACTIVATION_CODES, RECURRENT_KERNELS, WRITE } from '../kernelExports';
import type { WeightPlace } from './parameters';
import type { LayerOf, LayerPlace, PlanBuilder, PlanValue } from './planBuilder';
import { padded } from './shapes';

const NO_ADDRESS = 0;

/** What a direction begins with beside its input. Addresses in bytes, 0 for none. */
export interface DirectionStart {
  /** [batch × features] and [batch × stride]: dropout factors of the input and of the state. */
  readonly xFactors: number;
  readonly hFactors: number;
  /** [timesteps × batch] */
  readonly mask: number;
  /** Emits what puts a state's first values, [batch × stride], in their place. */
  readonly fillState: (at: number, state: number) => void;
}

/** One direction that has been run forward: where its outputs lie, and how to go backward. */
export interface DirectionRun {
  /** [batch × stride] each: the states after the last step processed. */
  readonly lasts: readonly number[];
  /** [timesteps × batch × stride] outputs in the order of real time. */
  readonly sequence: number;
  readonly stride: number;
  /**
   * Emits the backward pass. `dSequence` (or 0) has `dStride` floats a row. `dStates`, [batch × stride] each and zero where
   * left out, are used up: they become the gradients of the states on their way back, with `wantInitial` back to the first.
   */
  backward(dSequence: number, dStride: number, dStates: readonly number[], wantInitial?: boolean): void;
}

/** Emits one direction of a layer, with zeros to begin with, and in training new dropout factors before every step. */
export function emitDirection({ builder, x, places, stream }: LayerPlace, cell: KernelRecurrent): DirectionRun {
  const H = padded(cell.units);
  const factors = (rate: number, width: number, stride: number): number => {
    if (!builder.training || rate <= 0 || stream === null) return NO_ADDRESS;
    const at = builder.take(builder.batch * stride, true);
    const shape = { timesteps: null, width, stride };
    builder.dropouts.push({ stream, rate, draws: CELLS[cell.cell].gates, at, shape });
    return at;
  };
  return emitRun(builder, x, cell, places, {
    xFactors: factors(cell.dropout, x.width, x.stride),
    hFactors: factors(cell.recurrentDropout, cell.units, H),
    mask: NO_ADDRESS,
    fillState: (at) => builder.call('fill', at, builder.batch * H, 0),
  });
}

/** Emits one direction of a recurrent layer over x, whose weights stand at `places`. */
export function emitRun(
  builder: PlanBuilder,
  x: PlanValue,
  cell: RecurrentSpec,
  places: readonly WeightPlace[],
  { xFactors, hFactors, mask, fillState }: DirectionStart,
): DirectionRun {
  const { batch, start } = builder;
  const { exports } = start;
  const [T, F, H] = [x.timesteps as number, x.stride, padded(cell.units)];
  const { code, kept } = RECURRENT_KERNELS[cell.cell === 'gru' && cell.resetAfter ? 'gruResetAfter' : cell.cell];
  const slot = batch * H;
  const reverse = cell.goBackwards ? 1 : 0;
  const gates = builder.take(T * batch * kept * H, true);
  const states = CELLS[cell.cell].states.map(() => builder.take((T + 1) * slot, true));
  const [h = NO_ADDRESS, c = NO_ADDRESS] = states;
  const address = (place: WeightPlace | undefined, base: number): number => (place ? base + 4 * place.at : NO_ADDRESS);
  const weights = address(places[0], start.parametersAt);
  const bias = address(places[2], start.parametersAt);
  const activations = [ACTIVATION_CODES[cell.activation], ACTIVATION_CODES[cell.recurrentActivation]];
  const how = [T, batch, F, H, reverse, ...activations, gates, h, c, xFactors, hFactors, mask];
  const scratch = builder.scratch(exports.recurrentScratch(code, batch, F, H));
  states.forEach((state, i) => fillState(state + (reverse ? 4 * T * slot : 0), i));
  builder.call('recurrentForward', code, x.data, weights, bias, ...how, scratch);
  const backward: DirectionRun['backward'] = (dSequence, dStride, dStates, wantInitial = false) => {
    const [dh = NO_ADDRESS, dc = NO_ADDRESS] = states.map((_, i) => {
      const given = dStates[i];
      if (given) return given;
      const at = builder.take(slot, false);
      builder.call('fill', at, slot, 0);
      return at;
    });
    const dxMode = x.gradient ? builder.modeOf(x) : WRITE;
    builder.call(
      'recurrentBackward',
      ...[code, x.data, weights, ...how, dSequence, dStride, dh, dc, wantInitial ? 1 : 0, x.gradient, dxMode],
      ...[address(places[0], start.gradientsAt), address(places[2], start.gradientsAt), scratch],
    );
  };
  const lasts = states.map((state) => state + (reverse ? 0 : 4 * T * slot));
  return { lasts, sequence: h + (reverse ? 0 : 4 * slot), stride: H, backward };
}

/** Emits a recurrent layer in one direction. */
export function emitRecurrent(place: LayerPlace, { cell }: LayerOf<'recurrent'>): PlanValue {
  const { builder, x } = place;
  const run = emitDirection(place, cell);
  const shape = { width: cell.units, stride: run.stride };
  if (!cell.returnSequences) {
    const last = { ...shape, timesteps: null };
    const value = { ...last, data: run.lasts[0] as number, gradient: builder.gradientFor(last, true) };
    builder.onBackward(() => run.backward(NO_ADDRESS, 0, [value.gradient]));
    return value;
  }
  const sequence = { ...shape, timesteps: x.timesteps };
  const block = builder.batch * run.stride;
  if (!cell.goBackwards) {
    const value = { ...sequence, data: run.sequence, gradient: builder.gradientFor(sequence, true) };
    builder.onBackward(() => run.backward(value.gradient, run.stride, []));
    return value;
  }
  // What is read backward is also given out in the order in which it was read.
  const value = builder.value(sequence, true);
  const T = x.timesteps as number;
  builder.call('reverseBlocks', value.data, run.sequence, T, block);
  builder.onBackward(() => {
    const turned = builder.take(T * block, false);
    builder.call('reverseBlocks', turned, value.gradient, T, block);
    run.backward(turned, run.stride, []);
  });
  return value;
}
