import { finiteRange } from './numberAxis';
import { thinLine } from './thinLine';

interface PathSize {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Kept free above and below. */
  readonly paddingPx: number;
}

/** The path of a line that fills a picture, as SVG writes it; an empty cell breaks it. */
export function linePath(values: Float64Array, { widthPx, heightPx, paddingPx }: PathSize): string {
  const range = finiteRange(values);
  if (!range) return '';
  const [low, high] = range;
  const scale = (heightPx - 2 * paddingPx) / (high - low || 1);
  let pen = 'M';
  return thinLine([values], 0, values.length, Math.max(100, widthPx * 2))
    .map((i) => {
      const value = values[i] as number;
      if (!Number.isFinite(value)) {
        pen = 'M';
        return '';
      }
      const x = ((i + 0.5) / values.length) * widthPx;
      const point = `${pen}${x.toFixed(1)} ${(heightPx - paddingPx - (value - low) * scale).toFixed(1)}`;
      pen = 'L';
      return point;
    })
    .join('');
}
