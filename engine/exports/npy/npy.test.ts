import { describe, expect, it } from 'vitest';
import { UserError } from '../../problem/problem';
import { readNpy } from '../../imports/npy/readNpy';
import { writeNpy } from './writeNpy';
import { messagesOf } from '../../testing/english';

/** A file as NumPy writes it: magic, version, length of the header, header, numbers. */
function npyFile(header: string, data: readonly number[], major = 1): Uint8Array {
  const text = `${header}\n`;
  const length = major === 1 ? [text.length & 255, text.length >> 8] : [text.length & 255, text.length >> 8, 0, 0];
  const letters = [...text].map((letter) => letter.charCodeAt(0));
  return Uint8Array.from([
    0x93,
    ...[...'NUMPY'].map((letter) => letter.charCodeAt(0)),
    major,
    0,
    ...length,
    ...letters,
    ...data,
  ]);
}

const header = (descr: string, shape: string, order = 'False') =>
  `{'descr': '${descr}', 'fortran_order': ${order}, 'shape': ${shape}, }`;

function problemOf(bytes: Uint8Array): string {
  try {
    readNpy(bytes, 'x.npy');
  } catch (error) {
    if (error instanceof UserError) return messagesOf(error.problems).join();
    throw error;
  }
  return 'no problem';
}

describe('NumPy files', () => {
  it('come back as they were written, aligned to 64 bytes', () => {
    for (const shape of [[2, 3], [6], [1, 2, 3], []]) {
      const values = new Float32Array(shape.length === 0 ? 1 : 6).map((_, i) => i / 3 - 1);
      const bytes = writeNpy(shape, values);
      expect((bytes.length - 4 * values.length) % 64).toBe(0);
      expect(readNpy(bytes, 'x.npy')).toEqual({ shape, dtype: 'f4', values: Float64Array.from(values) });
    }
    expect(readNpy(writeNpy([2], Int32Array.of(-5, 7)), 'x.npy')).toMatchObject({ dtype: 'i4', shape: [2] });
  });

  it.each([
    ['<f2', [0x00, 0x3e], 1.5],
    ['>f2', [0x3e, 0x00], 1.5],
    ['>f4', [0x3f, 0xc0, 0, 0], 1.5],
    ['<f8', [0, 0, 0, 0, 0, 0, 0xf8, 0x3f], 1.5],
    ['|i1', [0xff], -1],
    ['|u1', [0xff], 255],
    ['|b1', [1], 1],
    ['<i2', [0xfe, 0xff], -2],
    ['>u4', [0, 0, 1, 0], 256],
    ['<i8', [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], -1],
    ['>u8', [0, 0, 0, 0, 0, 0, 2, 0], 512],
  ])('of type %s are read', (descr, data, value) => {
    expect([...readNpy(npyFile(header(descr, '(1,)'), data), 'x.npy').values]).toEqual([value]);
  });

  it('in Fortran order are turned, and all versions of the format are read', () => {
    const columns = [1, 4, 2, 5, 3, 6];
    for (const major of [1, 2, 3]) {
      const read = readNpy(npyFile(header('|u1', '(2, 3)', 'True'), columns, major), 'x.npy');
      expect(read).toMatchObject({ shape: [2, 3], values: Float64Array.of(1, 2, 3, 4, 5, 6) });
    }
    const reordered = "{'shape': (2,), 'descr': '|u1', 'fortran_order': False}";
    expect([...readNpy(npyFile(reordered, [8, 9]), 'x.npy').values]).toEqual([8, 9]);
  });

  it.each([
    ['an empty file', new Uint8Array(), 'does not start like one'],
    ['another file', Uint8Array.from({ length: 80 }, () => 65), 'does not start like one'],
    ['a later version', npyFile(header('<f4', '(1,)'), [0, 0, 0, 0], 4), 'version 4 of the format is not known'],
    ['a pickle', npyFile(header('|O', '(1,)'), [1, 2, 3]), 'is an array of Python objects, saved as a pickle'],
    ['text', npyFile(header('<U3', '(1,)'), [1, 2, 3]), 'of type <U3'],
    ['complex numbers', npyFile(header('<c8', '(1,)'), []), 'of type <c8'],
    ['records', npyFile("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }", []), 'of records'],
    ['too few numbers', npyFile(header('<f4', '(2,)'), [0, 0, 0, 0]), 'takes 8 bytes, but the file contains 4'],
    ['too many numbers', npyFile(header('|u1', '()'), [0, 0]), 'takes 1 bytes, but the file contains 2'],
    ['a huge shape', npyFile(header('<f8', '(999999999999, 999999999999)'), []), 'but the file contains 0'],
    ['a negative size', npyFile(header('<f4', '(-1,)'), []), 'header is not that of an array'],
    ['a key twice', npyFile("{'descr': '<f4', 'descr': '<f4', 'shape': (0,)}", []), 'header is not that of an array'],
    ['a missing key', npyFile("{'descr': '<f4', 'shape': (0,)}", []), 'lacks its type'],
    ['a program', npyFile("{'descr': __import__('os'), 'shape': (0,)}", []), 'header is not that of an array'],
    ['a cut header', npyFile(header('<f4', '(1,)'), []).subarray(0, 30), 'ends within its header'],
  ])('that are %s are refused with a sentence', (_what, bytes, sentence) => {
    expect(problemOf(bytes)).toContain(sentence);
    expect(problemOf(bytes)).toMatch(/^x\.npy is /);
  });
});
