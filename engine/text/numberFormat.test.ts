import { describe, expect, it, test } from 'vitest';
import { numberFormat, type NumberFormat, withUnit } from './numberFormat';

const en = numberFormat('en');
const zh = numberFormat('zh-CN');
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
type Method = Exclude<keyof NumberFormat, 'locale' | 'figures' | 'ratio'>;

test.each<[Method, number, string, string]>([
  ['count', 999, '999', '999'],
  ['count', 1_234_567.4, '1,234,567', '1,234,567'],
  ['count', -56_481, '-56,481', '-56,481'],
  ['compact', 33, '33', '33'],
  ['compact', 1000, '1K', '1000'],
  ['compact', 4897, '4.9K', '4897'],
  ['compact', 999_499, '999K', '99.9万'],
  ['compact', 35_840, '35.8K', '3.58万'],
  ['compact', 999_600, '1M', '100万'],
  ['figure', 0, '0', '0'],
  ['figure', 0.0058123, '0.005812', '0.005812'],
  ['figure', 1.23456, '1.235', '1.235'],
  ['figure', 56_481.2, '56,481', '56,481'],
  ['figure', -0.86, '-0.86', '-0.86'],
  ['figure', 3.2e-7, '3.2E-7', '3.2E-7'],
  ['figure', 1.23e18, '1.23E18', '1.23E18'],
  ['figure', Number.NaN, '–', '–'],
  ['figure', Number.NEGATIVE_INFINITY, '-∞', '-∞'],
  ['share', 0.7, '70%', '70%'],
  ['share', 0.9314, '93.1%', '93.1%'],
  ['share', -0.0001, '0%', '0%'],
  ['share', Number.NaN, '–', '–'],
  ['gain', 0.1234, '+12.3%', '+12.3%'],
  ['gain', -0.0321, '-3.2%', '-3.2%'],
  ['gain', -0.0001, '0.0%', '0.0%'],
  ['gain', Number.NEGATIVE_INFINITY, '–', '–'],
  ['bytes', 65, '65 B', '65 B'],
  ['bytes', 52_340_000, '52.3 MB', '52.3 MB'],
  ['flops', 1_240_000, '1.2 MFLOP', '1.2 MFLOP'],
  ['flops', 999_600, '1.0 MFLOP', '1.0 MFLOP'],
])('%s writes %d as %s in English and as %s in Chinese', (method, value, english, chinese) => {
  expect(plain(en[method](value))).toBe(english);
  expect(plain(zh[method](value))).toBe(chinese);
});

test('a language with a decimal comma gets one', () => {
  const de = numberFormat('de');
  expect([de.count(1_234_567), de.figure(1.5), plain(de.share(0.125))]).toEqual(['1.234.567', '1,5', '12,5 %']);
});

test('a ratio has the decimals that are asked for, below ten', () => {
  expect([en.ratio(0.806, 2), en.ratio(1.04, 1), en.ratio(12.4, 2), en.ratio(Infinity, 2)]).toEqual([
    ...['0.81×', '1.0×', '12×', '∞×'],
  ]);
});

test('a unit stays with its number, and none leaves the number alone', () => {
  expect([withUnit('3', 'MW'), withUnit('3', '')]).toEqual(['3\u00a0MW', '3']);
});

describe('the figures of a column', () => {
  it('have the decimals that the smallest needs', () => {
    expect(en.figures([28.7, 130.84, 41.167])).toEqual(['28.70', '130.84', '41.17']);
    expect(en.figures([1.5, 0.1234])).toEqual(['1.5000', '0.1234']);
    expect(en.figures([12_345.6, 990])).toEqual(['12,345.6', '990.0']);
  });

  it('are written one by one where one is tiny', () => {
    expect(en.figures([3, 1e-9])).toEqual(['3', '1E-9']);
  });

  it('may be zero, infinite or none', () => {
    expect(en.figures([0, 5])).toEqual(['0.000', '5.000']);
    expect(en.figures([0])).toEqual(['0']);
    expect(en.figures([Infinity, 20])).toEqual(['∞', '20.00']);
    expect(en.figures([])).toEqual([]);
  });
});
