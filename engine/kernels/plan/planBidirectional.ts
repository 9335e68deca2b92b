import type { LayerOf, LayerPlace, PlanValue } from './planBuilder';
import { emitDirection } from './planRecurrent';

/** Emits both directions over x and their merging. Both see real time, so nothing needs to be turned round. */
export function emitBidirectional(place: LayerPlace, what: LayerOf<'bidirectional'>): PlanValue {
  const { builder, places, shape } = place;
  const half = places.length / 2;
  const runs = [
    emitDirection({ ...place, places: places.slice(0, half) }, what.forward),
    emitDirection({ ...place, places: places.slice(half) }, what.backward),
  ];
  const [first, second] = runs as [(typeof runs)[0], (typeof runs)[0]];
  const { returnSequences, units } = what.forward;
  const value = builder.value(shape, true);
  const rows = builder.rowsOf(shape);
  const own = { timesteps: shape.timesteps, width: units, stride: first.stride };
  const size = builder.sizeOf(own);
  const outputs = runs.map((run) => (returnSequences ? run.sequence : run.lasts[0])) as [number, number];
  const { merge } = what;
  const share = merge === 'ave' ? 0.5 : 1;

  if (merge === 'concat') {
    outputs.forEach((output, k) => {
      builder.call('copyRows', value.data + 4 * k * units, shape.stride, output, first.stride, rows, units);
    });
  } else if (merge === 'mul') {
    builder.call('multiplyRows', value.data, size, outputs[0], size, outputs[1], size, 1, size);
  } else {
    builder.call('fill', value.data, size, 0);
    for (const output of outputs) builder.call('addRows', value.data, size, output, size, 1, size, share);
  }

  /** The gradient of one direction's output, in a place of its own. */
  const ownGradient = (k: number): number => {
    const at = builder.take(size, false);
    if (merge === 'concat') {
      if (own.stride !== units) builder.call('fill', at, size, 0);
      builder.call('copyRows', at, own.stride, value.gradient + 4 * k * units, shape.stride, rows, units);
    } else if (merge === 'mul') {
      builder.call('multiplyRows', at, size, value.gradient, size, outputs[1 - k] as number, size, 1, size);
    } else if (share === 1) {
      builder.call('copyRows', at, size, value.gradient, size, 1, size);
    } else {
      builder.call('fill', at, size, 0);
      builder.call('addRows', at, size, value.gradient, size, 1, size, share);
    }
    return at;
  };
  builder.onBackward(() => {
    const gradients = [0, 1].map((k) => {
      // A sequence's gradient is only read, so each direction may read its columns, or the whole, where they stand.
      const inPlace = returnSequences && (merge === 'sum' || (merge === 'concat' && own.stride === units));
      return inPlace ? value.gradient + (merge === 'concat' ? 4 * k * units : 0) : ownGradient(k);
    }) as [number, number];
    const inPlaceStride = merge === 'concat' && own.stride === units ? shape.stride : own.stride;
    for (const [k, run] of [first, second].entries()) {
      const gradient = gradients[k] as number;
      if (returnSequences) run.backward(gradient, inPlaceStride, []);
      else run.backward(0, 0, [gradient]);
    }
  });
  return value;
}
