import type { FullOutput } from '#engine';
import { describe, expect, it } from 'vitest';
import { compareForecasts, relativeDifference } from './compareForecasts';

const numbers = (values: number[], width = 1, spread = 10): FullOutput => ({
  column: 'flow',
  kind: 'numbers',
  values: Float64Array.from(values),
  width,
  known: new Float64Array(values.length / width).fill(90),
  spread,
});
const answer = (values: number[], column = 'flow') => ({
  forecasts: [{ column, values }],
  labels: ['monday', 'tuesday', 'wednesday'],
});

describe('the relative difference', () => {
  it('is that to the larger of what the two say beyond what is known', () => {
    expect(relativeDifference(100, 101, 0, 1)).toBeCloseTo(1 / 101, 12);
    expect(relativeDifference(-100, 100, 0, 1)).toBe(2);
    expect(relativeDifference(40_010, 40_010.1, 40_000, 1)).toBeCloseTo(0.1 / 10.1, 9);
  });

  it('is that to the spread of the column where they say little', () => {
    expect(relativeDifference(40_000, 40_000.001, 40_000, 10)).toBeCloseTo(1e-4, 9);
  });

  it('is nothing for equal values, of whatever kind', () => {
    for (const value of [0, 5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(relativeDifference(value, value, 0, 0)).toBe(0);
    }
  });

  it('is infinite where only one value is a number', () => {
    expect(relativeDifference(1, Number.NaN, 0, 1)).toBe(Number.POSITIVE_INFINITY);
    expect(relativeDifference(Number.NEGATIVE_INFINITY, 1, 0, 1)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('comparing forecasts', () => {
  it('finds rounding the same, and says how large it is', () => {
    const { same, largest, count } = compareForecasts([numbers([100, 200])], answer([100, 200.00022]));
    expect([same, count]).toEqual([true, 2]);
    expect(largest).toBeCloseTo(2e-6, 8);
  });

  it('finds more than rounding different, and says where it is largest', () => {
    const app = numbers([100, 200, 100, 200, 100, 200], 2);
    expect(compareForecasts([app], answer([100, 200, 100.01, 201, 100, 200]))).toMatchObject({
      same: false,
      worst: { column: 'flow', row: 'tuesday', position: 2, app: 200, exported: 201 },
    });
  });

  it('compares classes by their probabilities', () => {
    const app: FullOutput = {
      ...{ column: 'sky', kind: 'probabilities', width: 2, known: new Float64Array(2), spread: 1 },
      values: Float64Array.of(0.6, 0.4, 0.1, 0.9),
    };
    const theirs = (second: number[]) => ({
      forecasts: [{ column: 'sky', values: ['dry', 'wet'], probabilities: [[0.6, 0.4], second] }],
      labels: ['1', '2'],
    });
    expect(compareForecasts([app], theirs([0.1, 0.9])).same).toBe(true);
    // The classes are the same ones, the probabilities are not.
    expect(compareForecasts([app], theirs([0.101, 0.899]))).toMatchObject({ same: false, worst: { row: '2' } });
  });

  it.each([
    ['fewer values', answer([100])],
    ['another column', answer([100, 200], 'speed')],
    ['no column', { forecasts: [], labels: [] }],
    ['a column more', { forecasts: [...answer([100, 200]).forecasts, ...answer([1]).forecasts], labels: [] }],
  ])('is not satisfied by %s', (_title, theirs) => {
    expect(compareForecasts([numbers([100, 200])], theirs)).toMatchObject({ same: false, largest: Infinity, count: 0 });
  });

  it('does not call an empty comparison the same', () => {
    expect(compareForecasts([numbers([])], answer([])).same).toBe(false);
  });
});
