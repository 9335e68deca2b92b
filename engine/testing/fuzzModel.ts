import { UserError } from '../problem/problem';
import type { Hdf5 } from '../exports/kerasFile/memoryFile';
import { importModel } from '../imports/importModel';
import { readForeign } from '../imports/readForeign';
import { createRandom } from '../random/random';
import { messageOf } from './english';

/** Bytes at the start of a file, where its structure stands. */
const HEAD_BYTES = 16_384;
const MOST_CHANGES = 6;

/** A model file, damaged: always the same one for a seed and a number. */
export function damagedModel(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  seed: number,
  number: number,
): { readonly name: string; readonly bytes: Uint8Array } {
  const random = createRandom(seed * 1_000_003 + number);
  const below = (most: number): number => random.integer(Math.max(1, most));
  const { name, bytes } = files[number % files.length] as (typeof files)[number];
  const damaged = new Uint8Array(bytes);
  const changes = 1 + below(MOST_CHANGES);
  for (let i = 0; i < changes; i++) {
    const at = below(Math.min(damaged.length, random.next() < 0.8 ? HEAD_BYTES : damaged.length));
    // Sizes and addresses that are extreme find more than noise does.
    const value = [0, 1, 0x7f, 0x80, 0xff, below(256)][below(6)] as number;
    const length = random.next() < 0.3 ? 1 + below(8) : 1;
    damaged.fill(value, at, at + length);
  }
  return { name, bytes: random.next() < 0.1 ? damaged.subarray(0, below(damaged.length)) : damaged };
}

/**
 * What comes of opening a model file: `opened`, or the code of the problem that refuses it. Throws when it is refused without a
 * sentence, or by anything else than a `UserError`.
 */
export function openModel(file: { readonly name: string; readonly bytes: Uint8Array }, hdf5: Hdf5): string {
  try {
    importModel(readForeign([file], hdf5));
    return 'opened';
  } catch (error) {
    const [first] = error instanceof UserError ? error.problems : [];
    if (!first) throw error;
    if (messageOf(first).includes('{{')) throw new Error(`${first.code} lacks a value: ${messageOf(first)}`);
    return first.code;
  }
}
