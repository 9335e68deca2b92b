import type { RowSpan } from '../../tables/rowOrder';

/** A feature whose values are those of a target some steps later, or a multiple of them. */
export interface Leak {
  readonly feature: string;
  readonly target: string;
  /** How many steps ahead of the target it is. */
  readonly shift: number;
}

/** A column as numbers; of texts their codes, in one numbering for all columns. */
export interface LeakColumn {
  readonly name: string;
  readonly kind: 'number' | 'category';
  readonly values: ArrayLike<number>;
}

/** Rows that a first look takes, and rows that decide. */
const FIRST_LOOK = 200;
const MOST_ROWS = 5000;
const MOST_SHIFT = 500;
/** A feature tells a target when so small a share of the variance is left (of texts: so few differ)… */
const LEFT_OVER = 1e-3;
/** …and so many times as much without looking ahead: slow or periodic series are like their own future. */
const WORSE_BEFORE = 20;

/**
 * Finds features that tell what a model is asked for: at some shift that a window can see they follow the target linearly,
 * and at none that looks only back. `rows` are of one series.
 */
export function findLeaks(
  features: readonly LeakColumn[],
  targets: readonly LeakColumn[],
  { firstRow, endRow }: RowSpan,
  { lookback, horizon }: { readonly lookback: number; readonly horizon: number },
): readonly Leak[] {
  const farthest = Math.min(lookback + horizon - 1, MOST_SHIFT, Math.floor((endRow - firstRow) / 3));
  const span = (rows: number): RowSpan => ({ firstRow: Math.max(firstRow, endRow - rows), endRow });
  return targets.flatMap((target) =>
    features.flatMap((feature): Leak[] => {
      if (feature.name === target.name || feature.kind !== target.kind) return [];
      const ahead = range(1, farthest);
      const [look, all] = [span(FIRST_LOOK + farthest), span(MOST_ROWS)];
      const promising = ahead.filter((shift) => misfit(feature, target, shift, look) < 5 * LEFT_OVER);
      const best = leastOf(promising, (each) => misfit(feature, target, each, all));
      if (!best || best.cost > LEFT_OVER) return [];
      const before = Math.min(...range(-farthest, 0).map((each) => misfit(feature, target, each, all)));
      return before > WORSE_BEFORE * best.cost + 1e-9
        ? [{ feature: feature.name, target: target.name, shift: best.value }]
        : [];
    }),
  );
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

const leastOf = (values: readonly number[], costOf: (value: number) => number) =>
  values.map((value) => ({ value, cost: costOf(value) })).sort((a, b) => a.cost - b.cost)[0];

/**
 * The share of the target's variance `shift` rows later that no line through the feature explains; of texts the share that
 * differ. 1 where one of them does not change.
 */
function misfit(feature: LeakColumn, target: LeakColumn, shift: number, { firstRow, endRow }: RowSpan): number {
  const from = Math.max(firstRow, firstRow - shift);
  const end = Math.min(endRow, endRow - shift);
  const count = end - from;
  if (count < 3) return 1;
  const pair = (row: number): readonly [number, number] => [
    feature.values[row] as number,
    target.values[row + shift] as number,
  ];
  let [sumX, sumY, differing] = [0, 0, 0];
  for (let row = from; row < end; row++) {
    const [x, y] = pair(row);
    sumX += x;
    sumY += y;
    if (x !== y) differing++;
  }
  let [xx, yy, xy] = [0, 0, 0];
  for (let row = from; row < end; row++) {
    const [x, y] = pair(row);
    const [dx, dy] = [x - sumX / count, y - sumY / count];
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  if (!(xx > 0 && yy > 0)) return 1;
  return feature.kind === 'category' ? differing / count : Math.max(0, 1 - (xy * xy) / (xx * yy));
}
