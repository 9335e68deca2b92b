import { describe, expect, it } from 'vitest';
import { columnFacts } from './columnFacts';

describe('columnFacts', () => {
  it('counts empty cells and finds the range of numbers', () => {
    const values = Float64Array.of(3, Number.NaN, -2, Number.NaN);
    expect(columnFacts({ name: 'a', kind: 'number', values })).toEqual({ missing: 2, range: [-2, 3], categories: 0 });
  });

  it('counts the texts of a category column', () => {
    const codes = Int32Array.of(0, 1, -1, 0);
    expect(columnFacts({ name: 'a', kind: 'category', codes, categories: ['x', 'y'] })).toEqual({
      missing: 1,
      range: null,
      categories: 2,
    });
  });

  it('has no range for a column without values', () => {
    expect(columnFacts({ name: 'a', kind: 'number', values: Float64Array.of(Number.NaN) }).range).toBeNull();
  });
});
