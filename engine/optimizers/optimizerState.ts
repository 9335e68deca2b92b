/** What an optimizer has gathered, as plain data. The next update depends on it, on the weights and on the gradient alone. */
export interface OptimizerState {
  /** Who gathered it; the numbers of one are of no use to another. */
  readonly kind: 'fused' | 'tfjs' | 'webgpu';
  /** Updates so far. */
  readonly steps: number;
  /** Its moving averages and products, in an order of its own. */
  readonly arrays: readonly Float32Array[];
}
