/** The dock's share of the height that it has together with the canvas. */
export const DOCK_SHARE = { default: 0.45, min: 0.15, max: 0.85 } as const;

/** Less than this shows none of a panel. */
const MIN_DOCK_PX = 160;
/** The canvas is always in sight; in a low window, as a zoomed one is, both share the height. */
const MIN_CANVAS_PX = 160;
const LOW_SHARE = 0.56;

/** The bounds of the dock's height in pixels where it and the canvas have `heightPx` together. */
export function dockBounds(heightPx: number): { readonly default: number; readonly min: number; readonly max: number } {
  const max = Math.round(Math.max(heightPx - MIN_CANVAS_PX, heightPx * LOW_SHARE));
  const min = Math.min(max, Math.max(MIN_DOCK_PX, Math.round(heightPx * DOCK_SHARE.min)));
  const initial = Math.round(heightPx * DOCK_SHARE.default);
  return {
    default: Math.min(max, Math.max(min, initial)),
    min,
    max: Math.min(max, Math.max(min, Math.round(heightPx * DOCK_SHARE.max))),
  };
}

/** The height in pixels that a share stands for, within the bounds. */
export function dockHeightPx(share: number, heightPx: number): number {
  const { min, max } = dockBounds(heightPx);
  return Math.min(max, Math.max(min, Math.round(share * heightPx)));
}

/** The share that is remembered for a height in pixels. */
export function dockShareOf(dockPx: number, heightPx: number): number {
  if (heightPx <= 0) return DOCK_SHARE.default;
  return Math.min(DOCK_SHARE.max, Math.max(DOCK_SHARE.min, dockPx / heightPx));
}
