import { memo, useMemo } from 'react';
import type { DataRecipe } from '#engine';
import { finiteRange } from '../../ui/charts/numberAxis';
import { thinLine } from '../../ui/charts/thinLine';

interface SparklineProps {
  /** In time order. */
  readonly values: Float64Array;
  readonly split: DataRecipe['split'];
}

const WIDTH_PX = 112;
const HEIGHT_PX = 22;
const PADDING_PX = 2;

/** A column's course through the whole file, with the parts of the split behind it. */
export const Sparkline = memo(function Sparkline({ values, split }: SparklineProps) {
  const path = useMemo(() => outline(values), [values]);
  const validationX = split.train * WIDTH_PX;
  const testX = Math.min(1, split.train + split.validation) * WIDTH_PX;
  return (
    <svg
      width={WIDTH_PX}
      height={HEIGHT_PX}
      viewBox={`0 0 ${WIDTH_PX} ${HEIGHT_PX}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect x={validationX} width={testX - validationX} height={HEIGHT_PX} fill="var(--warn)" opacity="0.16" />
      <rect x={testX} width={WIDTH_PX - testX} height={HEIGHT_PX} fill="var(--shape)" opacity="0.2" />
      <path d={path} fill="none" stroke="var(--data)" strokeWidth="1.2" strokeLinejoin="round" />
    </svg>
  );
});

/** The path of a line; an empty cell breaks it. */
function outline(values: Float64Array): string {
  const range = finiteRange(values);
  if (!range) return '';
  const [low, high] = range;
  const scale = (HEIGHT_PX - 2 * PADDING_PX) / (high - low || 1);
  let pen = 'M';
  return thinLine([values], 0, values.length, WIDTH_PX * 2)
    .map((i) => {
      const value = values[i] as number;
      if (!Number.isFinite(value)) {
        pen = 'M';
        return '';
      }
      const x = ((i + 0.5) / values.length) * WIDTH_PX;
      const point = `${pen}${x.toFixed(1)} ${(HEIGHT_PX - PADDING_PX - (value - low) * scale).toFixed(1)}`;
      pen = 'L';
      return point;
    })
    .join('');
}
