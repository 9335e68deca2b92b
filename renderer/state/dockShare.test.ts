import { describe, expect, it } from 'vitest';
import { DOCK_SHARE, dockBounds, dockHeightPx, dockShareOf } from './dockShare';

// What the canvas and the dock share in windows of 1440 × 900, 1024 × 700 and 2560 × 1440, and of 1024 × 700 at 200 %.
const HEIGHTS = [828, 628, 1368, 278];

describe('the share of the dock', () => {
  it('is a little less than half at first', () => {
    expect(dockHeightPx(DOCK_SHARE.default, 828)).toBe(373);
    expect(dockHeightPx(DOCK_SHARE.default, 1368)).toBe(616);
  });

  it('is kept where the window becomes larger or smaller', () => {
    const share = dockShareOf(500, 828);
    expect(dockHeightPx(share, 1368)).toBe(Math.round((500 / 828) * 1368));
    expect(dockHeightPx(share, 828)).toBe(500);
  });

  it('leaves room for the canvas and shows something of the panel, in every window', () => {
    for (const height of HEIGHTS) {
      for (const share of [0, DOCK_SHARE.min, 0.5, DOCK_SHARE.max, 1]) {
        const dock = dockHeightPx(share, height);
        expect(height - dock).toBeGreaterThanOrEqual(Math.min(120, height * 0.4));
        expect(dock).toBeGreaterThanOrEqual(Math.min(160, height * 0.5));
      }
    }
  });

  it('has bounds in their order, also where there is hardly any height', () => {
    for (const height of [...HEIGHTS, 0, 40, 200]) {
      const { min, max, default: initial } = dockBounds(height);
      expect(min).toBeLessThanOrEqual(initial);
      expect(initial).toBeLessThanOrEqual(max);
    }
    expect(dockShareOf(100, 0)).toBe(DOCK_SHARE.default);
  });
});
