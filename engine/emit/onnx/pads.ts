/** How a window of `size` steps moves along time. */
export interface Sliding {
  readonly size: number;
  readonly strides: number;
  readonly dilation: number;
  readonly padding: string;
}

/**
 * Steps to add before and after `timesteps`, as TensorFlow does: `causal` looks back only; `same` gives
 * ⌈timesteps / strides⌉ outputs, with the odd step at the end; `valid` adds none.
 */
export function padsFor({ size, strides, dilation, padding }: Sliding, timesteps: number): readonly [number, number] {
  const reach = dilation * (size - 1);
  if (padding === 'causal') return [reach, 0];
  if (padding !== 'same') return [0, 0];
  const outputs = Math.ceil(timesteps / strides);
  const total = Math.max((outputs - 1) * strides + reach + 1 - timesteps, 0);
  const before = Math.floor(total / 2);
  return [before, total - before];
}
