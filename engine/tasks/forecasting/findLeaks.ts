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
const LEFT_OVER = 0.02;
/** What arithmetic alone leaves over. */
const EXACT = 1e-9;
/** …and so many times as much without looking ahead: slow or periodic series are like their own future. */
const WORSE_BEFORE = 20;

/**
 * Finds features that tell what a model is asked for: at some shift that a window can see they follow the target linearly,
 * and at none that looks only back. `rows` are of one series.
 */
export function findLeaks(
  features: readonly LeakColumn[],
  targets: readonly LeakColumn[],
  rows: RowSpan,
  { lookback, horizon }: { readonly lookback: number; readonly horizon: number },
): readonly Leak[] {
  const farthest = Math.min(lookback + horizon - 1, MOST_SHIFT, Math.floor((rows.endRow - rows.firstRow) / 3));
  const from = Math.max(rows.firstRow, rows.endRow - MOST_ROWS - farthest);
  // Only the last rows are looked at, however many there are.
  const last = (column: LeakColumn): LeakColumn => ({
    ...column,
    values: Float64Array.from({ length: rows.endRow - from }, (_, i) => column.values[from + i] as number),
  });
  const endRow = rows.endRow - from;
  const span = (count: number): RowSpan => ({ firstRow: Math.max(0, endRow - count), endRow });
  const candidates = features.map(last);
  return targets.map(last).flatMap((target) =>
    candidates.flatMap((feature): Leak[] => {
      if (feature.name === target.name || (feature.kind === 'category' && target.kind === 'number')) return [];
      const misfit = misfits(feature, target, span(MOST_ROWS + farthest));
      const ahead = range(1, farthest);
      const [look, all] = [span(FIRST_LOOK + farthest), span(MOST_ROWS)];
      const promising = ahead.filter((shift) => misfit(shift, look) < 5 * LEFT_OVER);
      const best = leastOf(promising, (each) => misfit(each, all));
      if (!best || best.cost > LEFT_OVER) return [];
      const before = Math.min(...range(-farthest, 0).map((each) => misfit(each, all)));
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

type Misfit = (shift: number, span: RowSpan) => number;

/** How badly a feature tells a target some rows later, 0 where it tells all, by the best of the ways in which it may tell it. */
function misfits(feature: LeakColumn, target: LeakColumn, span: RowSpan): Misfit {
  if (feature.kind !== target.kind) return (shift, rows) => mixedMisfit(feature, target, shift, rows);
  if (feature.kind === 'category') return (shift, rows) => misfit(feature, target, shift, rows);
  const { values } = target;
  const [x, y] = [ranked(feature, span), ranked(target, span)];
  // A step and the value before it, or their sum, tell the value exactly; what is only near may be a trend.
  const combined = [1, -1].map(
    (sign): LeakColumn => ({
      ...feature,
      values: Float64Array.from(values, (value, row) => (feature.values[row] as number) + sign * value),
    }),
  );
  return (shift, rows) => {
    const exact = shift > 0 ? combined.map((column) => misfit(column, target, shift, rows)) : [];
    return Math.min(
      misfit(feature, target, shift, rows),
      // Any function of it that only rises or only falls.
      misfit(x, y, shift, rows),
      ...exact.map((left) => (left < EXACT ? left : 1)),
    );
  };
}

/** The ranks of a column's values within some rows. */
function ranked(column: LeakColumn, { firstRow, endRow }: RowSpan): LeakColumn {
  const values = new Float64Array(endRow);
  const rows = Array.from({ length: endRow - firstRow }, (_, i) => firstRow + i);
  rows.sort((a, b) => (column.values[a] as number) - (column.values[b] as number));
  rows.forEach((row, place) => {
    const before = rows[place - 1];
    const ties = before !== undefined && column.values[before] === column.values[row];
    values[row] = ties ? (values[before] as number) : place;
  });
  return { ...column, values };
}

/** The share of neighbors by the feature's numbers that differ in the target's class some rows later. */
function mixedMisfit(feature: LeakColumn, target: LeakColumn, shift: number, { firstRow, endRow }: RowSpan): number {
  const from = Math.max(firstRow, firstRow - shift);
  const rows = Array.from({ length: Math.max(0, Math.min(endRow, endRow - shift) - from) }, (_, i) => from + i);
  if (rows.length < 3) return 1;
  const classAt = (row: number): number => target.values[row + shift] as number;
  rows.sort((a, b) => (feature.values[a] as number) - (feature.values[b] as number) || classAt(a) - classAt(b));
  const changes = rows.filter((row, i) => i > 0 && classAt(row) !== classAt(rows[i - 1] as number)).length;
  const classes = new Set(rows.map(classAt)).size;
  return classes < 2 ? 1 : (changes - (classes - 1)) / rows.length;
}

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
