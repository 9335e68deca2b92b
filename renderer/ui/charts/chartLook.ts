/** How every chart's axes and grid look. Animations are off: charts are redrawn while a model trains. */
export const AXIS_LOOK = {
  axisLine: false,
  tickLine: false,
  tick: { fill: 'var(--ink-3)' },
  interval: 0,
} as const;

export const GRID_LOOK = { stroke: 'var(--line)', vertical: false, syncWithTicks: true } as const;

export const LINE_LOOK = {
  type: 'linear',
  dot: false,
  isAnimationActive: false,
  strokeLinejoin: 'round',
} as const;

/** The width that the labels of a vertical axis need, in pixels. */
export function labelWidthPx(labels: readonly string[]): number {
  const longest = labels.reduce((most, label) => Math.max(most, label.length), 1);
  return Math.ceil(longest * 6.2) + 8;
}
