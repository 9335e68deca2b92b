import { ACTIVATION_CODES, ADD } from '../kernelExports';
import type { WeightPlace } from './parameters';
import type { LayerOf, LayerPlace, PlanValue } from './planBuilder';

/** Emits a fully connected layer, on each timestep alike. */
export function emitDense({ builder, x, places, shape }: LayerPlace, what: LayerOf<'dense'>): PlanValue {
  const value = builder.value(shape, true);
  const { parametersAt, gradientsAt, exports } = builder.start;
  const rows = builder.rowsOf(shape);
  const activation = ACTIVATION_CODES[what.activation];
  const [weights, bias] = places as [WeightPlace, WeightPlace | undefined];
  const at = (place: WeightPlace | undefined, base: number): number => (place ? base + 4 * place.at : 0);
  const scratch = builder.scratch(exports.denseScratch(rows, x.stride, what.units));
  builder.call(
    'denseForward',
    ...[x.data, x.stride, rows, x.stride, at(weights, parametersAt), at(bias, parametersAt)],
    ...[what.units, value.data, activation, scratch],
  );
  builder.onBackward(() => {
    const mode = x.gradient ? builder.modeOf(x) : 0;
    builder.call(
      'denseBackward',
      ...[x.data, x.stride, rows, x.stride, at(weights, parametersAt), what.units, value.data, value.gradient],
      ...[activation, x.gradient, x.stride, mode, at(weights, gradientsAt), at(bias, gradientsAt), scratch],
    );
  });
  return value;
}

/** Emits dropout: new factors before every step while training, nothing otherwise. */
export function emitDropout({ builder, x, stream }: LayerPlace, { rate }: LayerOf<'dropout'>): PlanValue {
  if (!builder.training || rate <= 0 || stream === null) return x;
  const value = builder.value(x, x.gradient !== 0);
  const size = builder.sizeOf(x);
  const factors = builder.take(size, true);
  builder.dropouts.push({ stream, rate, draws: 1, at: factors, shape: x });
  builder.call('multiplyRows', value.data, size, x.data, size, factors, size, 1, size);
  if (!x.gradient) return value;
  builder.onBackward(() => {
    if (builder.modeOf(x) === ADD) {
      builder.call('multiplyRows', value.gradient, size, value.gradient, size, factors, size, 1, size);
      builder.call('addRows', x.gradient, size, value.gradient, size, 1, size, 1);
    } else {
      builder.call('multiplyRows', x.gradient, size, value.gradient, size, factors, size, 1, size);
    }
  });
  return value;
}

/** Emits a look-up of codes in a table of vectors. */
export function emitEmbedding(place: LayerPlace, { entries, dimensions }: LayerOf<'embedding'>): PlanValue {
  const { builder, x: codes, places, shape } = place;
  const value = builder.value(shape, true);
  const { parametersAt, gradientsAt } = builder.start;
  const { at } = places[0] as WeightPlace;
  const rows = builder.rowsOf(shape);
  builder.call('gatherRows', value.data, parametersAt + 4 * at, dimensions, entries, codes.data, rows);
  builder.onBackward(() => {
    builder.call('fill', gradientsAt + 4 * at, entries * dimensions, 0);
    builder.call('scatterAddRows', gradientsAt + 4 * at, dimensions, entries, codes.data, value.gradient, rows);
  });
  return value;
}

/** Emits a flattening: [timesteps × batch × width] → [batch × timesteps·width]. Of a vector it copies. */
export function emitFlatten({ builder, x, shape }: LayerPlace): PlanValue {
  const value = builder.value(shape, x.gradient !== 0);
  const [T, B] = [x.timesteps ?? 1, builder.batch];
  builder.call('swapOuterAxes', value.data, x.width, x.data, x.stride, T, B, x.width, 0);
  if (!x.gradient) return value;
  builder.onBackward(() => {
    const mode = builder.modeOf(x);
    const to = mode === ADD ? builder.take(builder.sizeOf(x), false) : x.gradient;
    if (x.stride !== x.width) builder.call('fill', to, builder.sizeOf(x), 0);
    builder.call('swapOuterAxes', to, x.stride, value.gradient, x.width, B, T, x.width, 0);
    if (mode === ADD) {
      const size = builder.sizeOf(x);
      builder.call('addRows', x.gradient, size, to, size, 1, size, 1);
    }
  });
  return value;
}

/** Emits a joining of values along their features, or of one sequence after the other. */
export function emitConcatenate({ builder, inputs, shape }: LayerPlace, { axis }: LayerOf<'concatenate'>): PlanValue {
  const wantsGradient = inputs.some((input) => input.gradient !== 0);
  const value = builder.value(shape, wantsGradient);
  let column = 0;
  let row = 0;
  const parts = inputs.map((input) => {
    const part = { input, at: 4 * (row * shape.stride + column), rows: builder.rowsOf(input) };
    if (axis === 'features') column += input.width;
    else row += part.rows;
    return part;
  });
  for (const { input, at, rows } of parts) {
    builder.call('copyRows', value.data + at, shape.stride, input.data, input.stride, rows, input.width);
  }
  builder.onBackward(() => {
    for (const { input, at, rows } of parts) {
      if (!input.gradient) continue;
      const mode = builder.modeOf(input);
      builder.clearPadding(input, mode);
      builder.giveRows(input, mode, value.gradient + at, shape.stride, rows);
    }
  });
  return value;
}
