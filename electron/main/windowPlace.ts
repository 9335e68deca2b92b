import type { Rectangle } from 'electron';
import { z } from 'zod';

/** Where a window stands. `bounds` are those it has, or returns to, when it is not maximized. */
export interface WindowPlace {
  readonly bounds: Rectangle;
  readonly maximized: boolean;
}

export const MIN_WIDTH_PX = 960;
export const MIN_HEIGHT_PX = 600;
const DEFAULT_WIDTH_PX = 1440;
const DEFAULT_HEIGHT_PX = 900;
// As much of a title bar must lie on a screen, or the window could not be reached by the mouse.
const TITLE_BAR_PX = 32;
const GRIP_PX = 120;

const whole = z.number().int().min(-100_000).max(100_000);
const size = z.number().int().min(1).max(100_000);
const savedPlace = z.object({
  version: z.literal(1),
  bounds: z.object({ x: whole, y: whole, width: size, height: size }),
  maximized: z.boolean(),
});

/** Reads a stored place; null where there is none or it cannot be understood. */
export function parsePlace(text: string | null): WindowPlace | null {
  try {
    const { bounds, maximized } = savedPlace.parse(JSON.parse(text ?? ''));
    return { bounds, maximized };
  } catch {
    return null;
  }
}

/** A place as text for its file. */
export function formatPlace(place: WindowPlace): string {
  return JSON.stringify({ version: 1, ...place });
}

/**
 * Where a window opens: where it stood, if its title bar can be reached there on the screens of now, else in the
 * middle of the first. Never larger than its screen. `workAreas` are the screens without docks and bars.
 */
export function choosePlace(stored: WindowPlace | null, workAreas: readonly Rectangle[]): WindowPlace {
  const [first] = workAreas;
  const wanted = stored?.bounds;
  const area = (wanted && workAreas.find((candidate) => canBeReached(wanted, candidate))) ?? first;
  const width = wanted?.width ?? DEFAULT_WIDTH_PX;
  const height = wanted?.height ?? DEFAULT_HEIGHT_PX;
  if (!area) return { bounds: { x: 0, y: 0, width, height }, maximized: stored?.maximized ?? false };
  const fitted = {
    width: Math.max(Math.min(width, area.width), Math.min(MIN_WIDTH_PX, area.width)),
    height: Math.max(Math.min(height, area.height), Math.min(MIN_HEIGHT_PX, area.height)),
  };
  const stays = wanted !== undefined && canBeReached(wanted, area);
  const x = stays ? wanted.x : area.x + Math.round((area.width - fitted.width) / 2);
  const y = stays ? wanted.y : area.y + Math.round((area.height - fitted.height) / 2);
  return { bounds: { x, y, ...fitted }, maximized: stored?.maximized ?? false };
}

function canBeReached(bounds: Rectangle, area: Rectangle): boolean {
  const visible = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const barIsInside = bounds.y >= area.y && bounds.y + TITLE_BAR_PX <= area.y + area.height;
  return visible >= GRIP_PX && barIsInside;
}
