/**
 * What flows along a wire: the shape without its batch axis, and what is known of the values.
 * All sizes are whole numbers of at least 1; while a graph is analyzed whose data are not known, those that only data tell
 * are NaN.
 */
export interface TensorSpec {
  readonly shape: readonly number[];
  /** True when the first axis of `shape` counts timesteps. */
  readonly hasTime: boolean;
  readonly dtype: 'float32' | 'int32';
  /** For codes (`int32`): every value is at least 0 and below this. */
  readonly cardinality?: number;
  /** What the values are known to obey: each within 0…1, or together a probability distribution. */
  readonly range?: 'unit' | 'distribution';
  /** True when a mask goes along, which says for each timestep whether it counts. Only some layers heed one. */
  readonly masked?: boolean;
  /** Set when this is the last state of such a recurrent layer, of `shape[0]` units, and not a tensor to compute with. */
  readonly state?: 'lstm' | 'gru' | 'simpleRnn';
}

/** A spec of decimal numbers whose first axis is time when `hasTime` is set. */
export function floatSpec(shape: readonly number[], hasTime: boolean): TensorSpec {
  return { shape, hasTime, dtype: 'float32' };
}

/** Whether a size is one that only data tell. */
export const hasOpenSize = ({ shape }: TensorSpec): boolean => shape.some(Number.isNaN);

/** True for equal sizes, and where one of them is not known yet. */
export const mayEqual = (a = 0, b = 0): boolean => a === b || Number.isNaN(a) || Number.isNaN(b);

/** The number of values for one sample: the product of the shape's sizes. */
export function specSize(spec: TensorSpec): number {
  return spec.shape.reduce((product, size) => product * size, 1);
}

/** The shape as text, such as `30×5`. A scalar per sample prints as `1`, a size that is not known as `?`. */
export function formatShape(shape: readonly number[]): string {
  return shape.length === 0 ? '1' : shape.map((size) => (Number.isNaN(size) ? '?' : size)).join('×');
}
