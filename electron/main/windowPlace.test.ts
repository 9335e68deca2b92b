import { describe, expect, it } from 'vitest';
import { choosePlace, formatPlace, parsePlace, type WindowPlace } from './windowPlace';

const SCREEN = { x: 0, y: 0, width: 1920, height: 1040 };
const RIGHT = { x: 1920, y: -200, width: 2560, height: 1400 };
const stored = (x: number, y: number, width = 1200, height = 800, maximized = false): WindowPlace => ({
  bounds: { x, y, width, height },
  maximized,
});

describe('the place of the window', () => {
  it('is read as it was written, and not at all when damaged', () => {
    const place = stored(10, 20, 1000, 700, true);
    expect(parsePlace(formatPlace(place))).toEqual(place);
    for (const damaged of [null, '', '{', '{"version":2}', formatPlace(place).replace('1000', '"wide"')]) {
      expect(parsePlace(damaged)).toBeNull();
    }
    expect(parsePlace(formatPlace(stored(0, 0, 1e9)))).toBeNull();
  });

  it('is the middle of the first screen at the first start', () => {
    expect(choosePlace(null, [SCREEN])).toEqual({
      bounds: { x: 240, y: 70, width: 1440, height: 900 },
      maximized: false,
    });
  });

  it('is where it was, also on a second screen, and partly beside one', () => {
    for (const place of [stored(10, 20), stored(2000, -100), stored(-1000, 100, 1200, 800, true)]) {
      expect(choosePlace(place, [SCREEN, RIGHT])).toEqual(place);
    }
  });

  it('is back on a screen when its own is gone, or its title bar cannot be reached', () => {
    for (const place of [stored(2000, -100), stored(-1150, 0), stored(100, -60), stored(100, 1030)]) {
      const { bounds } = choosePlace(place, [SCREEN]);
      expect(bounds).toEqual({ x: 360, y: 120, width: 1200, height: 800 });
    }
  });

  it('is no larger than the screen, and no smaller than can be used', () => {
    expect(choosePlace(stored(0, 0, 4000, 3000), [SCREEN]).bounds).toEqual(SCREEN);
    expect(choosePlace(stored(0, 0, 100, 100), [SCREEN]).bounds).toMatchObject({ width: 960, height: 600 });
    const tiny = { x: 0, y: 0, width: 800, height: 500 };
    expect(choosePlace(null, [tiny]).bounds).toEqual(tiny);
  });
});
