import { describe, expect, it } from 'vitest';
import { ratioInterval } from './ratioInterval.mjs';

describe('the interval of a ratio of paired times', () => {
  it('is a point where every pair has the same ratio', () => {
    const { ratio, low, high } = ratioInterval([2, 4, 6], [1, 2, 3]);
    for (const value of [ratio, low, high]) expect(value).toBeCloseTo(2, 10);
  });

  it('is Student’s t on the logarithms', () => {
    // Logs of the ratios: -1, 0 and 1; mean 0, standard error 1/√3, t of two degrees of freedom 4.303.
    const { pairs, ratio, low, high } = ratioInterval([Math.exp(-1), 1, Math.E], [1, 1, 1]);
    expect(pairs).toBe(3);
    expect(ratio).toBeCloseTo(1, 10);
    expect(Math.log(high)).toBeCloseTo(4.303 / Math.sqrt(3), 6);
    expect(Math.log(low)).toBeCloseTo(-4.303 / Math.sqrt(3), 6);
  });

  it('drops what slows both of a pair', () => {
    const { low, high } = ratioInterval([1.01, 10.1, 101], [1, 10, 100]);
    expect(low).toBeCloseTo(1.01, 6);
    expect(high).toBeCloseTo(1.01, 6);
  });

  it('refuses lists that are no pairs', () => {
    expect(() => ratioInterval([1], [1])).toThrow('two or more pairs');
    expect(() => ratioInterval([1, 2], [1])).toThrow('two or more pairs');
  });
});
