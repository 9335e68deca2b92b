/** To mean 0 and standard deviation 1, to 0…1, or not at all. */
export type ScalingName = 'standard' | 'minMax' | 'none';

/** A fitted scaling: `scaled = (value − offset) / scale`. */
export interface FittedScaler {
  readonly offset: number;
  readonly scale: number;
}

/** A fitted scaling, and the constant value where all values were equal (the scale is then 1). */
export interface ScalerFit {
  readonly scaler: FittedScaler;
  readonly constant: number | null;
}

/**
 * Fits a scaling on some values. `standard` maps to mean 0 and standard deviation 1 (population formula),
 * `minMax` to 0…1. Values must be finite.
 */
export function fitScaler(values: Float64Array, scaling: ScalingName): ScalerFit {
  let sum = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    sum += value;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const constant = min === max ? min : null;
  if (scaling === 'none') return { scaler: { offset: 0, scale: 1 }, constant };
  if (constant !== null) return { scaler: { offset: constant, scale: 1 }, constant };
  if (scaling === 'minMax') return { scaler: { offset: min, scale: max - min }, constant };

  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return { scaler: { offset: mean, scale: Math.sqrt(squares / values.length) }, constant };
}
