import { describe, expect, it } from 'vitest';
import { median, rounded, summarizeRounds } from './medians.mjs';

describe('median', () => {
  it('is the middle one, or the mean of the two in the middle, in whatever order they come', () => {
    expect(median([30, 1, 2])).toBe(2);
    expect(median([4, 1, 100, 2])).toBe(3);
  });

  it('is no number where there are none, and leaves its list as it was', () => {
    expect(median([])).toBeNaN();
    const list = [3, 1, 2];
    median(list);
    expect(list).toEqual([3, 1, 2]);
  });
});

describe('summarizeRounds', () => {
  it('keeps the spread beside the median', () => {
    expect(summarizeRounds([5, 1, 2])).toEqual({ medianMs: 2, minMs: 1, maxMs: 5, roundsMs: [5, 1, 2] });
  });
});

describe('rounded', () => {
  it('keeps four digits, and has null for what is no number', () => {
    expect(rounded(1234.567)).toBe(1235);
    expect(rounded(0.00123456)).toBe(0.001235);
    expect(rounded(Number.NaN)).toBeNull();
  });
});
