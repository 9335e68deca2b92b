import { describe, expect, it } from 'vitest';
import { createRandom } from '../../random/random';
import { findMissingCodes } from './findMissingCodes';
import { isMissingText, MISSING_TEXTS } from './missingTexts';

const random = createRandom('codes');
const between = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count }, () => from + (to - from) * random.next());
const found = (...values: readonly (readonly number[])[]) =>
  findMissingCodes(Float64Array.from(values.flat()), 'x').map(({ code, count }) => [code, count]);
const times = (count: number, code: number): number[] => Array.from({ length: count }, () => code);

describe('codes for missing', () => {
  it.each([-200, -999, -9999, -99, 9999, 99999, 9.969209968386869e36])(
    '%f is found far from all other values',
    (code) => {
      expect(found(between(10, 60, 200), times(4, code))).toEqual([[code, 4]]);
    },
  );

  it('may stand on both sides, and two on one', () => {
    expect(found(between(0, 50, 200), times(3, -999), times(3, 9999)).toSorted()).toEqual([
      [-999, 3],
      [9999, 3],
    ]);
    expect(found(between(-20, 50, 200), times(3, -999), times(3, -9999)).map(([code]) => code)).toEqual([-9999, -999]);
  });

  it('are found below a wide column that is never negative', () => {
    expect(found(between(2, 1479, 200), times(5, -200))).toEqual([[-200, 5]]);
    expect(found(between(-500, 1479, 200), times(5, -999))).toEqual([]);
  });

  it('are none where they stand once, near the others, or beside few different ones', () => {
    expect(found(between(10, 60, 200), times(1, -999))).toEqual([]);
    expect(found(between(10, 60, 1000), times(2, -999))).toEqual([]);
    expect(found(between(0, 2000, 500), times(5, 999))).toEqual([]);
    expect(found(between(0, 5000, 500), times(5, 9999), times(5, 6000))).toEqual([]);
    expect(found(times(50, 0), times(50, 1), times(50, -1))).toEqual([]);
    expect(found(between(0, 1, 100), times(5, -1))).toEqual([[-1, 5]]);
    expect(found(between(10, 60, 200), times(4, -543))).toEqual([]);
    expect(found([], times(5, -999))).toEqual([]);
  });

  it('are said with their column, value and number', () => {
    const values = Float64Array.from([...between(1, 9, 50), Number.NaN, ...times(3, -999)]);
    expect(findMissingCodes(values, 'NOx')[0]?.reason).toEqual({
      code: 'reading.missingCode',
      values: { column: 'NOx', value: '-999', count: 3 },
    });
  });
});

describe('texts for missing', () => {
  it.each([
    '',
    'NA',
    'N/A',
    '?',
    '-',
    '--',
    '.',
    'null',
    'None',
    'NaN',
    'missing',
    'n.d.',
    'k.A.',
    's/d',
    '缺失',
    '无',
    '#N/A',
    '#VALUE!',
    '#DIV/0!',
  ])('"%s" is one', (text) => {
    expect(isMissingText(text)).toBe(true);
  });

  it.each(['0', 'no', 'n', 'a', 'unknown', '-1', 'none of these', 'x'])('"%s" is none', (text) => {
    expect(isMissingText(text)).toBe(false);
  });

  it('are found in any case', () => {
    for (const text of MISSING_TEXTS) {
      expect([text, isMissingText(text), isMissingText(text.toUpperCase())]).toEqual([text, true, true]);
    }
  });
});
