import type { Transform } from './recipe';

/** The column after its transform. Row 0 has no row before it and becomes NaN unless the transform is `none`. */
export function applyTransform(raw: Float64Array, transform: Transform): Float64Array {
  if (transform === 'none') return raw;
  return raw.map((value, i) => {
    if (i === 0) return Number.NaN;
    const before = raw[i - 1] as number;
    return transform === 'difference' ? value - before : Math.log(value / before);
  });
}

/**
 * Turns forecasts of transformed steps back into values: `last` is the last known value, `steps` the forecast
 * transformed values of the steps after it. Changes accumulate from step to step.
 */
export function invertTransform(steps: readonly number[], last: number, transform: Transform): number[] {
  if (transform === 'none') return [...steps];
  let sum = 0;
  return steps.map((step) => {
    sum += step;
    return transform === 'difference' ? last + sum : last * Math.exp(sum);
  });
}
