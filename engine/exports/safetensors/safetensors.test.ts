import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../problem/problem';
import { readSafetensors } from '../../imports/safetensors/readSafetensors';
import { writeSafetensors } from './writeSafetensors';
import { messagesOf } from '../../testing/english';

const TENSORS = [
  { name: 'lstm/kernel', shape: [2, 3], values: Float32Array.of(1, -2, 3.5, 0, 1e-20, 7) },
  { name: 'scale', shape: [], values: Float32Array.of(0.5) },
  { name: 'größe „x“', shape: [1], values: Float32Array.of(9) },
];

/** A file with this header, and so many bytes after it. */
function fileOf(header: string | object, dataBytes: number): Uint8Array {
  const json = strToU8(typeof header === 'string' ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + json.length + dataBytes);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  return bytes;
}

const tensor = (begin: number, end: number, shape: readonly unknown[] = [(end - begin) / 4], dtype = 'F32') => ({
  dtype,
  shape,
  data_offsets: [begin, end],
});

function refusal(bytes: Uint8Array): string {
  try {
    readSafetensors(bytes, 'w.safetensors');
  } catch (error) {
    if (error instanceof UserError) return messagesOf(error.problems).join('\n');
    throw error;
  }
  return 'was read';
}

describe('safetensors', () => {
  it('are read as they were written', () => {
    const { metadata, tensors } = readSafetensors(writeSafetensors(TENSORS, { format: 'tf', name: 'Wave “α”' }), 'w');
    expect(metadata).toEqual({ format: 'tf', name: 'Wave “α”' });
    expect(tensors.map(({ name, shape, dtype }) => ({ name, shape, dtype }))).toEqual(
      TENSORS.map(({ name, shape }) => ({ name, shape, dtype: 'F32' })),
    );
    expect(tensors.map(({ bytes }) => [...new Float32Array(bytes.slice().buffer)])).toEqual(
      TENSORS.map(({ values }) => [...values]),
    );
  });

  it('have numbers that start at a multiple of eight bytes', () => {
    for (const name of ['a', 'ab', 'abc', 'ä']) {
      const bytes = writeSafetensors([{ name, shape: [1], values: Float32Array.of(1) }]);
      expect(bytes.length % 8).toBe(4);
      expect(new DataView(bytes.buffer).getFloat32(bytes.length - 4, true)).toBe(1);
    }
  });

  it('may hold no tensor at all, and none of any size', () => {
    expect(readSafetensors(writeSafetensors([]), 'w')).toEqual({ metadata: {}, tensors: [] });
    const empty = { name: 'none', shape: [0, 3], values: new Float32Array(0) };
    expect(readSafetensors(writeSafetensors([empty, ...TENSORS]), 'w').tensors).toHaveLength(4);
  });

  it('are not written with a name twice or a size that does not fit', () => {
    const [first] = TENSORS;
    if (!first) throw new Error('there is no tensor');
    expect(() => writeSafetensors([first, first])).toThrow('taken');
    expect(() => writeSafetensors([{ ...first, shape: [2, 2] }])).toThrow('2×2');
  });

  it.each([
    ['nothing', new Uint8Array(0), 'it is shorter than the length of its header'],
    [
      'a header of exabytes',
      Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 128),
      'its header would take 9223372036854775808 bytes',
    ],
    ['a header beyond the end', fileOf({}, 0).subarray(0, 9), 'it ends within its header'],
    ['a pickle', fileOf('\x80\x04\x95', 10), 'its header is not a JSON object'],
    ['a list', fileOf('[]', 0), 'its header is not a JSON object'],
    ['bytes that are not text', fileOf({}, 0).fill(0xff, 9), 'its header is not UTF-8 text'],
    ['broken JSON', fileOf('{"a":}', 0), 'its header has a mistake at character 6'],
    ['JSON of endless depth', fileOf(`{"a":${'['.repeat(100_000)}`, 0), 'its header has a mistake at character 69'],
    [
      'metadata that is not texts',
      fileOf({ __metadata__: { a: 1 } }, 0),
      'its metadata contains something other than texts',
    ],
    ['bytes of no tensor', fileOf({ a: tensor(0, 4) }, 8), 'its tensors take 4 bytes, but 8 follow the header'],
  ])('are refused when they are %s', (_what, bytes, reason) => {
    expect(refusal(bytes)).toBe(`w.safetensors is not a safetensors file that can be read: ${reason}.`);
  });

  const undescribed = 'is not described by a known type, a shape and two offsets';
  it.each([
    ['overlaps', { b: tensor(0, 8), a: tensor(4, 12) }, 'overlaps another one'],
    ['leaves a gap', { b: tensor(0, 4), a: tensor(8, 12) }, 'leaves a gap before it'],
    ['lies beyond the end', { a: tensor(8, 16) }, 'lies outside of the file'],
    ['ends before it begins', { a: tensor(8, 4, [1]) }, 'lies outside of the file'],
    ['is too short for its shape', { a: tensor(0, 12, [2, 2]) }, 'has 12 bytes, but 2×2 of F32 need 16'],
    ['has a size beyond all numbers', { a: tensor(0, 12, [2 ** 52, 2 ** 52]) }, 'has 12 bytes'],
    ['has an unknown type', { a: tensor(0, 12, [3], 'F31') }, undescribed],
    ['has a type named like a member of objects', { a: tensor(0, 12, [3], 'toString') }, undescribed],
    ['has a negative size', { a: tensor(0, 12, [-3]) }, undescribed],
    ['has half an offset', { a: tensor(0.5, 12, [3]) }, undescribed],
    ['has more than is known', { a: { ...tensor(0, 12), more: 1 } }, undescribed],
    ['is a number', { a: 7 }, undescribed],
  ])('are refused when a tensor %s', (_what, header, reason) => {
    expect(refusal(fileOf(header, 12))).toContain(`w.safetensors is damaged: its tensor “a” ${reason}`);
  });

  it('are refused or read, and never anything else, wherever a byte is changed', () => {
    const good = writeSafetensors(TENSORS, { format: 'tf' });
    for (let i = 0; i < good.length; i++) {
      for (const flipped of [0x01, 0x80, 0xff]) {
        const bad = good.slice();
        bad[i] = (bad[i] ?? 0) ^ flipped;
        expect(typeof refusal(bad)).toBe('string');
      }
      expect(refusal(good.slice(0, i))).not.toBe('was read');
    }
  });
});
