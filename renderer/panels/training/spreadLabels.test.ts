import { describe, expect, it } from 'vitest';
import { spreadLabels } from './spreadLabels';

describe('spreadLabels', () => {
  it('leaves labels alone that do not touch', () => {
    expect(spreadLabels([10, 50], 14)).toEqual([10, 50]);
  });

  it('moves two that touch apart by the same amount, whichever is on top', () => {
    expect(spreadLabels([100, 104], 14)).toEqual([95, 109]);
    expect(spreadLabels([104, 100], 14)).toEqual([109, 95]);
    expect(spreadLabels([50, 50], 14)).toEqual([43, 57]);
  });

  it('handles none and one', () => {
    expect(spreadLabels([], 14)).toEqual([]);
    expect(spreadLabels([7], 14)).toEqual([7]);
  });
});
