import type * as tf from '@tensorflow/tfjs';

/** Named results, as numbers. */
export type Results = Record<string, Float32Array>;

/** A repeatable stream of numbers in −scale … scale. */
export function makeNumbers(seed: number): (n: number, scale: number) => Float32Array {
  let state = seed;
  return (n, scale) =>
    Float32Array.from({ length: n }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return scale * (state / 2 ** 31 - 1);
    });
}

/** ‖actual − expected‖ / ‖expected‖ of each result; NaN where one is missing. */
export function relativeErrors(actual: Results, expected: Results): Record<string, number> {
  return Object.fromEntries(
    [...new Set([...Object.keys(actual), ...Object.keys(expected)])].map((name) => {
      const [a, b] = [actual[name], expected[name]];
      if (!a || a.length !== b?.length) return [name, Number.NaN];
      let difference = 0;
      let size = 0;
      b.forEach((value, i) => {
        difference += ((a[i] ?? Number.NaN) - value) ** 2;
        size += value ** 2;
      });
      return [name, Math.sqrt(difference / Math.max(size, 1e-30))];
    }),
  );
}

/** Downloads and disposes of tensors; absent ones are left out. */
export async function takeAll(tensors: Record<string, tf.Tensor | null | undefined>): Promise<Results> {
  const results: Results = {};
  for (const [name, tensor] of Object.entries(tensors)) {
    if (!tensor) continue;
    results[name] = (await tensor.data()) as Float32Array;
    tensor.dispose();
  }
  return results;
}
