import { expect, test } from 'vitest';
import { formatClock, formatCount, formatFigure, formatShare, formatSkill } from './figures';

test.each([
  [0, '0.0'],
  [35.1034, '35.10'],
  [2789.82, '2 790'],
  [931800000, '931 800 000'],
  [-1234567, '-1 234 567'],
  [0.00421, '0.004210'],
  [0.00000421, '4.210e-6'],
  [1.23e12, '1.230e+12'],
  [Number.NaN, '–'],
  [Number.NEGATIVE_INFINITY, '-∞'],
])('the figure %d is written as %s', (value, expected) => {
  expect(formatFigure(value)).toBe(expected);
});

test('counts are grouped, shares are percent', () => {
  expect([formatCount(1), formatCount(1234), formatCount(1234567.4)]).toEqual(['1', '1 234', '1 234 567']);
  expect(formatShare(0.9314)).toBe('93.1 %');
});

test('a skill has its sign, and none when it rounds to nothing', () => {
  expect([0.1234, -0.1234, 0.0001, -0.0001, Number.NEGATIVE_INFINITY].map(formatSkill)).toEqual([
    '+0.123',
    '-0.123',
    '0.000',
    '0.000',
    '-∞',
  ]);
});

test.each([
  [19, '0:19'],
  [61.6, '1:02'],
  [3725, '1:02:05'],
  [-1, '0:00'],
])('%d seconds are %s on the clock', (seconds, expected) => {
  expect(formatClock(seconds)).toBe(expected);
});
