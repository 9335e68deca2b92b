import { describe, expect, it } from 'vitest';
import { moveBorder } from './moveBorder';

describe('moveBorder', () => {
  const split = { train: 0.7, validation: 0.15 };

  it('moves one border and leaves the other where it is', () => {
    expect(moveBorder(split, 'train', 0.6)).toEqual({ train: 0.6, validation: 0.25 });
    expect(moveBorder(split, 'validation', 0.9)).toEqual({ train: 0.7, validation: 0.2 });
  });

  it('keeps whole percents', () => {
    expect(moveBorder(split, 'train', 0.33333)).toEqual({ train: 0.33, validation: 0.52 });
  });

  it('lets only the validation part vanish', () => {
    expect(moveBorder(split, 'train', 2)).toEqual({ train: 0.85, validation: 0 });
    expect(moveBorder(split, 'validation', 0)).toEqual({ train: 0.7, validation: 0 });
    expect(moveBorder(split, 'train', -1).train).toBe(0.01);
    const { train, validation } = moveBorder(split, 'validation', 2);
    expect(train + validation).toBeCloseTo(0.99, 12);
  });
});
