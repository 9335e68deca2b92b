import { memo, useMemo } from 'react';
import type { DataRecipe } from '#engine';
import { linePath } from '../../ui/charts/linePath';

interface SparklineProps {
  /** In time order. */
  readonly values: Float64Array;
  readonly split: DataRecipe['split'];
}

const WIDTH_PX = 112;
const HEIGHT_PX = 22;
const SIZE = { widthPx: WIDTH_PX, heightPx: HEIGHT_PX, paddingPx: 2 };

/** A column's course through the whole file, with the parts of the split behind it. */
export const Sparkline = memo(function Sparkline({ values, split }: SparklineProps) {
  const path = useMemo(() => linePath(values, SIZE), [values]);
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
