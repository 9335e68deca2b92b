import { describe, expect, it } from 'vitest';
import {
  formatClock,
  formatTaken,
  formatCompact,
  formatCount,
  formatFigure,
  formatFlops,
  formatMilliseconds,
  formatPercent,
} from './formatNumber';

const plain = (text: string): string => text.replaceAll('\u202f', ' ').replaceAll('\u2212', '-');

describe('numbers on the screen', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [5100, '5 100'],
    [20608, '20 608'],
    [1234567, '1 234 567'],
    [-56481, '-56 481'],
  ])('groups the digits of %d', (value, text) => expect(plain(formatCount(value))).toBe(text));

  it.each([
    [33, '33'],
    [999, '999'],
    [1000, '1.0 k'],
    [35840, '35.8 k'],
    [999_600, '1.0 M'],
    [123_400, '123 k'],
    [1_200_000, '1.2 M'],
  ])('shortens %d', (value, text) => expect(plain(formatCompact(value))).toBe(text));

  it.each([
    [0.01, '< 0.1 ms'],
    [1.94, '1.9 ms'],
    [9.99, '10 ms'],
    [24.4, '24 ms'],
  ])('tells %d milliseconds', (value, text) => expect(plain(formatMilliseconds(value))).toBe(text));

  it('names work with its prefix', () => {
    expect(plain(formatFlops(1_240_000))).toBe('1.2 MFLOP');
    expect(plain(formatFlops(65))).toBe('65 FLOP');
  });

  it.each([
    [0.005812, '0.0058'],
    [1.23456, '1.235'],
    [1240.26, '1 240'],
    [56481.2, '56 481'],
    [0.00000032, '3.2e-7'],
    [-0.86, '-0.86'],
    [Number.NaN, '–'],
    [Number.POSITIVE_INFINITY, '∞'],
  ])('shows the figure %d', (value, text) => expect(plain(formatFigure(value))).toBe(text));

  it('shows shares as percentages', () => {
    expect(plain(formatPercent(0.7))).toBe('70 %');
    expect(plain(formatPercent(0.125))).toBe('12.5 %');
    expect(plain(formatPercent(0.1 + 0.05))).toBe('15 %');
  });

  it.each([
    [19, '0:19'],
    [725, '12:05'],
    [3723, '1:02:03'],
    [59.7, '1:00'],
  ])('shows %d seconds as a clock', (value, text) => expect(formatClock(value)).toBe(text));

  it.each([
    [0.04, '0.0 s'],
    [0.31, '0.3 s'],
    [9.94, '9.9 s'],
    [9.96, '0:10'],
  ])('says that something took %d seconds', (value, text) => expect(plain(formatTaken(value))).toBe(text));
});
