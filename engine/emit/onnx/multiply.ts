import type { OnnxBuilder } from './onnxBuilder';

/** The product of any number of values; ONNX multiplies two at a time. */
export function multiply(builder: OnnxBuilder, name: string, values: readonly string[]): string {
  const [first, ...others] = values as [string, ...string[]];
  return others.reduce(
    (product, value, i) => builder.add('Mul', i === others.length - 1 ? name : `${name}/product`, [product, value]),
    first,
  );
}
