import { refuse } from '../../project/refuse';
import { entryOf, isObject, type JsonObject } from '../keras/json';
import { decodeFloat16 } from './float16';

/** Bytes that a value of each type takes; types that are no numbers are not read. */
const BYTES: Readonly<Record<string, number>> = { float32: 4, int32: 4, bool: 1, uint8: 1, uint16: 2, float16: 2 };

const MAX_AXES = 8;

/** A shape as the manifest lists it; null when it is none. */
export function weightShape(shape: unknown): readonly number[] | null {
  if (!Array.isArray(shape) || shape.length > MAX_AXES) return null;
  const sizes = shape as readonly unknown[];
  return sizes.every((size): size is number => Number.isSafeInteger(size) && Number(size) >= 0) ? sizes : null;
}

/** The type that a weight is stored in: that of its quantization, where it has one. */
function storedType({ dtype, quantization }: JsonObject, weight: string, file: string): string {
  const stored = isObject(quantization) ? quantization.dtype : dtype;
  const own = typeof stored === 'string' && Object.hasOwn(BYTES, stored);
  const kept = dtype === 'float32' || dtype === 'int32' || dtype === 'bool';
  return own && kept ? stored : refuse('import.weightType', { file, weight, dtype: String(stored ?? dtype) });
}

/** How many bytes a weight takes in the shards. Throws a `UserError` for a type that is not read. */
export function storedBytes(spec: JsonObject, weight: string, shape: readonly number[], file: string): number {
  return shape.reduce((product, n) => product * n, 1) * (BYTES[storedType(spec, weight, file)] ?? 0);
}

/** The values of a weight; one that was quantized is value · scale + min. Throws a `UserError`. */
export function decodeWeight(spec: JsonObject, weight: string, bytes: Uint8Array, file: string): Float32Array {
  const type = storedType(spec, weight, file);
  if (type === 'float16') return decodeFloat16(bytes);
  const numbers = decodeNumbers(type, bytes);
  const { quantization } = spec;
  if (!isObject(quantization)) return numbers instanceof Float32Array ? numbers : Float32Array.from(numbers);
  const scale = entryOf(quantization, 'scale');
  const min = entryOf(quantization, 'min');
  if (typeof scale !== 'number' || typeof min !== 'number') {
    return refuse('import.missingPart', { file, place: `${weight} (quantization)` });
  }
  return Float32Array.from(numbers, (value) => value * scale + min);
}

/** Copied only where the bytes do not start at a whole number. */
function decodeNumbers(type: string, bytes: Uint8Array): Float32Array | Int32Array | Uint16Array | Uint8Array {
  const size = BYTES[type] ?? 1;
  const { buffer, byteOffset, byteLength } = bytes.byteOffset % size === 0 ? bytes : bytes.slice();
  const count = byteLength / size;
  if (type === 'float32') return new Float32Array(buffer, byteOffset, count);
  if (type === 'int32') return new Int32Array(buffer, byteOffset, count);
  if (type === 'uint16') return new Uint16Array(buffer, byteOffset, count);
  return bytes;
}
