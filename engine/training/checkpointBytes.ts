import { strFromU8, strToU8 } from 'fflate';
import { refuse } from '../problem/problem';
import type { Checkpoint } from './checkpoint';
import { CHECKPOINT_VERSION, checkpointHeader, type CheckpointHeader, headerText } from './checkpointHeader';
import { checkpointOfVersion1, headerOfVersion1 } from './checkpointVersion1';
import { checksum } from './checksum';

/** “SQCP”. */
const MAGIC = 0x50435153;
/** Magic, checksum of all that follows it, version, bytes of the header: each a little-endian word. */
const PREFIX_BYTES = 16;
const CHECKED_FROM = 8;

/**
 * A checkpoint as bytes: sixteen of prefix, a header in JSON, then all numbers one after another as little-endian 32-bit
 * floats: weights, optimizer, best weights.
 */
export function encodeCheckpoint(checkpoint: Checkpoint): Uint8Array<ArrayBuffer> {
  const { runner, best } = checkpoint;
  const arrays = [...runner.weights, ...runner.optimizer.arrays, ...(best.weights ?? [])];
  const header = strToU8(headerText(headerOf(checkpoint)));
  // Spaces end JSON as well as anything, and let the floats begin at a whole word.
  const headerBytes = Math.ceil(header.length / 4) * 4;
  const floats = arrays.reduce((sum, { length }) => sum + length, 0);
  const bytes = new Uint8Array(PREFIX_BYTES + headerBytes + 4 * floats);
  bytes.fill(0x20, PREFIX_BYTES, PREFIX_BYTES + headerBytes);
  bytes.set(header, PREFIX_BYTES);
  const numbers = new Float32Array(bytes.buffer, PREFIX_BYTES + headerBytes);
  let at = 0;
  for (const values of arrays) {
    numbers.set(values, at);
    at += values.length;
  }
  const prefix = new DataView(bytes.buffer);
  prefix.setUint32(0, MAGIC, true);
  prefix.setUint32(8, CHECKPOINT_VERSION, true);
  prefix.setUint32(12, headerBytes, true);
  prefix.setUint32(4, checksum(bytes.subarray(CHECKED_FROM)), true);
  return bytes;
}

/**
 * Reads what `encodeCheckpoint` wrote, or that of version 1. Throws a `UserError` when the bytes are damaged, incomplete, of
 * another version or something else altogether. Takes no more memory than the bytes do.
 */
export function decodeCheckpoint(bytes: Uint8Array): Checkpoint {
  const { version, headerBytes, isWhole } = readPrefix(bytes);
  if (!isWhole()) refuse('checkpoint.damaged');
  const header = describeCheckpoint(bytes);
  const { runner, best, version: _now, ...rest } = header;
  const all = [...runner.weights, ...runner.optimizer.arrays, ...(best.weights ?? [])];
  const from = PREFIX_BYTES + headerBytes;
  const floats = all.reduce((sum, size) => sum + size, 0);
  if (4 * floats !== bytes.length - from) refuse('checkpoint.damaged');
  const numbers = new Float32Array(floats);
  new Uint8Array(numbers.buffer).set(bytes.subarray(from));
  let at = 0;
  const take = (sizes: readonly number[]): Float32Array[] =>
    sizes.map((size) => {
      at += size;
      return numbers.subarray(at - size, at);
    });
  const weights = take(runner.weights);
  const optimizer = { ...runner.optimizer, arrays: take(runner.optimizer.arrays) };
  const checkpoint = {
    ...rest,
    runner: { lossSum: runner.lossSum, weights, optimizer },
    best: { ...best, weights: best.weights && take(best.weights) },
  };
  return version === 1 ? checkpointOfVersion1(checkpoint) : checkpoint;
}

/**
 * Where a checkpoint stands and what it is of, without its numbers, which are not looked at: whether they are whole only
 * `decodeCheckpoint` tells. Throws a `UserError` as that does.
 */
export function describeCheckpoint(bytes: Uint8Array): CheckpointHeader {
  const { version, headerBytes } = readPrefix(bytes);
  if (version !== CHECKPOINT_VERSION && version !== 1) refuse('checkpoint.otherVersion');
  return parseHeader(bytes.subarray(PREFIX_BYTES, PREFIX_BYTES + headerBytes), version);
}

function readPrefix(bytes: Uint8Array): { version: number; headerBytes: number; isWhole: () => boolean } {
  if (bytes.length < PREFIX_BYTES) refuse('checkpoint.damaged');
  const prefix = new DataView(bytes.buffer, bytes.byteOffset, PREFIX_BYTES);
  const headerBytes = prefix.getUint32(12, true);
  if (prefix.getUint32(0, true) !== MAGIC || headerBytes > bytes.length - PREFIX_BYTES) refuse('checkpoint.damaged');
  const isWhole = (): boolean => prefix.getUint32(4, true) === checksum(bytes.subarray(CHECKED_FROM));
  return { version: prefix.getUint32(8, true), headerBytes, isWhole };
}

function headerOf({ runner, best, ...rest }: Checkpoint): CheckpointHeader {
  const sizesOf = (arrays: readonly Float32Array[]): number[] => arrays.map(({ length }) => length);
  const { lossSum, weights, optimizer } = runner;
  return {
    version: CHECKPOINT_VERSION,
    ...rest,
    shuffle: [...rest.shuffle],
    dropout: rest.dropout.map((state) => [...state]),
    history: [...rest.history],
    best: { ...best, weights: best.weights && sizesOf(best.weights) },
    runner: {
      lossSum,
      weights: sizesOf(weights),
      optimizer: { ...optimizer, arrays: sizesOf(optimizer.arrays) },
    },
  };
}

function parseHeader(bytes: Uint8Array, version: number): CheckpointHeader {
  let raw: unknown;
  try {
    raw = JSON.parse(strFromU8(bytes));
  } catch {
    refuse('checkpoint.damaged');
  }
  const { success, data } = checkpointHeader.safeParse(version === 1 ? headerOfVersion1(raw) : raw);
  if (!success) refuse('checkpoint.damaged');
  return data;
}
