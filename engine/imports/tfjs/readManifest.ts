import { makeProblem, refuse, UserError } from '../../problem/problem';
import { isObject, type JsonObject, MAX_PROBLEMS } from '../../problem/jsonChecks';
import { isSafeEntryName, shownName } from '../../project/zip/entryName';
import type { ForeignFile, ForeignWeight } from '../foreignModel';
import { entryOf, textOf } from '../keras/json';
import { decodeFloat16 } from '../float16';

/**
 * The weights that `weightsManifest` lists, from the shards among the files; a shard is found by its name, whatever folder
 * it was chosen from. Null when the model says nothing of weights. Throws a `UserError`.
 */
export function readManifest(
  manifest: unknown,
  file: string,
  files: readonly ForeignFile[],
): readonly ForeignWeight[] | null {
  if (manifest === undefined || manifest === null) return null;
  if (!Array.isArray(manifest)) return refuse('import.missingPart', { file, place: 'weightsManifest' });
  return (manifest as readonly unknown[]).flatMap((group, i) => readGroup(group, `weightsManifest[${i}]`, file, files));
}

function readGroup(group: unknown, place: string, file: string, files: readonly ForeignFile[]): ForeignWeight[] {
  const paths = entryOf(group, 'paths');
  const specs = entryOf(group, 'weights');
  if (!Array.isArray(paths)) return refuse('import.missingPart', { file, place: `${place}.paths` });
  if (!Array.isArray(specs)) return refuse('import.missingPart', { file, place: `${place}.weights` });
  const shards = findShards(paths, place, file, files);
  const listed = (specs as readonly unknown[]).map((spec, k) => readSpec(spec, `${place}.weights[${k}]`, file));
  const expected = listed.reduce((sum, { size }) => sum + size, 0);
  const received = shards.reduce((sum, shard) => sum + shard.length, 0);
  if (received !== expected) return refuse('import.shardSize', { file, received, expected });
  const bytes = join(shards, received);
  let at = 0;
  return listed.map(({ spec, name, shape, size }) => {
    const values = decodeWeight(spec, name, bytes.subarray(at, at + size), file);
    at += size;
    return { name, shape, values };
  });
}

/** A weight as it is listed, and the bytes that it takes in the shards. */
function readSpec(spec: unknown, place: string, file: string) {
  const name = textOf(spec, 'name');
  if (!isObject(spec) || name === null) return refuse('import.missingPart', { file, place: `${place}.name` });
  const shape = weightShape(spec.shape);
  if (!shape) return refuse('import.missingPart', { file, place: `${place}.shape` });
  return { spec, name, shape, size: storedBytes(spec, name, shape, file) };
}

/** The shards that a group names. Throws a `UserError` with all that are not there. */
function findShards(
  paths: readonly unknown[],
  place: string,
  file: string,
  files: readonly ForeignFile[],
): Uint8Array[] {
  const names = paths.map((path) => shardName(path, place, file));
  const found = names.map((name) => findShard(name, file, files));
  const missing = names.filter((_, i) => !found[i]).slice(0, MAX_PROBLEMS);
  if (missing.length > 0) {
    throw new UserError(missing.map((name) => makeProblem('import.missingShard', { file, shard: shownName(name) })));
  }
  return found.flatMap((shard) => shard ?? []);
}

function shardName(path: unknown, place: string, file: string): string {
  if (typeof path !== 'string') return refuse('import.missingPart', { file, place: `${place}.paths` });
  const plain = path.replace(/^\.\//, '');
  return isSafeEntryName(plain) ? plain : refuse('import.shardPath', { file, shard: shownName(path) });
}

function findShard(name: string, file: string, files: readonly ForeignFile[]): Uint8Array | undefined {
  const beside = folderOf(file) + name;
  const exact = files.find((candidate) => candidate.name === beside);
  return (exact ?? files.find((candidate) => baseOf(candidate.name) === baseOf(name)))?.bytes;
}

const baseOf = (name: string): string => name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
const folderOf = (name: string): string => name.slice(0, name.length - baseOf(name).length);

/** The shards of a group as one; a single one is not copied. */
function join(shards: readonly Uint8Array[], size: number): Uint8Array {
  const [only] = shards;
  if (only && shards.length === 1) return only;
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const shard of shards) {
    bytes.set(shard, at);
    at += shard.length;
  }
  return bytes;
}

/** Bytes that a value of each type takes; types that are no numbers are not read. */
const BYTES: Readonly<Record<string, number>> = { float32: 4, int32: 4, bool: 1, uint8: 1, uint16: 2, float16: 2 };

const MAX_AXES = 8;

/** A shape as the manifest lists it; null when it is none. */
function weightShape(shape: unknown): readonly number[] | null {
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
function storedBytes(spec: JsonObject, weight: string, shape: readonly number[], file: string): number {
  return shape.reduce((product, n) => product * n, 1) * (BYTES[storedType(spec, weight, file)] ?? 0);
}

/** The values of a weight; one that was quantized is value · scale + min. Throws a `UserError`. */
function decodeWeight(spec: JsonObject, weight: string, bytes: Uint8Array, file: string): Float32Array {
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
