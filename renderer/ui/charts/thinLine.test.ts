import { describe, expect, it } from 'vitest';
import { thinLine } from './thinLine';

describe('thinLine', () => {
  it('keeps every point of a short line', () => {
    expect(thinLine([[5, 6, 7, 8]], 1, 4, 10)).toEqual([1, 2, 3]);
    expect(thinLine([[]], 0, 0, 10)).toEqual([]);
  });

  it('keeps a single peak of either line among a hundred thousand points, and both ends', () => {
    const flat = new Float64Array(100_000);
    const peak = new Float64Array(100_000);
    peak[77_777] = 1;
    flat[12_345] = -1;
    const kept = thinLine([flat, peak], 0, flat.length, 400);
    expect(kept).toContain(77_777);
    expect(kept).toContain(12_345);
    expect(kept[0]).toBe(0);
    expect(kept.at(-1)).toBe(99_999);
    expect(kept.length).toBeLessThanOrEqual(402);
  });

  it('keeps positions in order', () => {
    const wave = Float64Array.from({ length: 5000 }, (_, i) => Math.sin(i / 9));
    const kept = thinLine([wave], 0, wave.length, 300);
    expect(kept).toEqual([...kept].sort((a, b) => a - b));
  });
});
