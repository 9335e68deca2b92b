/** A tensor as plain numbers, in row-major order. */
export interface TensorValues {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}
