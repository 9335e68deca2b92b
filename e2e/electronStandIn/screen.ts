import { strict } from './strict';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The one screen of the stand-in. Headless Chromium draws on none. */
export const PRIMARY_DISPLAY = {
  id: 1,
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
  scaleFactor: 1,
} as const;

/** Electron's module `screen`. */
export function screenModule() {
  return strict('screen', {
    getPrimaryDisplay: () => PRIMARY_DISPLAY,
    getAllDisplays: () => [PRIMARY_DISPLAY],
  });
}
