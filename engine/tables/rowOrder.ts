import { makeProblem, type Problem } from '../problem/problem';
import { columnTexts } from './columnTexts';
import { findColumn, type Table } from './table';

/** Rows of one series, one after another: `firstRow … endRow − 1` of the ordered rows. */
export interface RowSpan {
  readonly firstRow: number;
  readonly endRow: number;
}

/** The order in which rows are read: null when the file's own order is already right. */
export interface RowOrder {
  readonly order: Uint32Array | null;
  /** The rows of each series, and what it is called; one without a name where no column tells series apart. */
  readonly series: readonly (RowSpan & { readonly name: string | null })[];
  /** The moments of the ordered rows, or null without a time column. */
  readonly times: Float64Array | null;
  readonly problems: readonly Problem[];
}

/** Moments that stand at least this often more than once are several series, or no moments of steps at all. */
const REPEATED_SHARE = 0.05;

/**
 * Rows series by series, in order of first appearance, each in ascending time; equal times keep the file's order. Without a
 * time column the file's order stands. Times that repeat are told: many are an error, since rows of several series would
 * be taken for one.
 */
export function rowOrder(table: Table, timeColumn: string | null, seriesColumn: string | null): RowOrder {
  const time = timeColumn === null ? undefined : findColumn(table, timeColumn);
  const values = time?.kind === 'time' ? time.values : null;
  const grouping = seriesColumn === null ? undefined : findColumn(table, seriesColumn);
  const { codes, texts } = grouping ? columnTexts(grouping) : { codes: null, texts: [] };
  const seriesOf = (row: number): number => codes?.[row] ?? 0;
  const firstShown = new Map<number, number>();
  for (let row = 0; row < table.rowCount; row++) {
    if (!firstShown.has(seriesOf(row))) firstShown.set(seriesOf(row), firstShown.size);
  }
  const places = Int32Array.from({ length: table.rowCount }, (_, row) => firstShown.get(seriesOf(row)) as number);
  const compare = (a: number, b: number): number =>
    (places[a] as number) - (places[b] as number) || (values ? (values[a] as number) - (values[b] as number) : 0);
  const rows = Uint32Array.from(places.keys());
  const isOrdered = rows.every((row) => row === 0 || compare(row - 1, row) <= 0);
  const order = isOrdered ? null : rows.sort((a, b) => compare(a, b) || a - b);
  const problems: Problem[] = [];
  const back = values ? firstStepBack(values, places) : -1;
  if (time && back >= 0) {
    const line = table.lines[back] as number;
    const at = { line, column: time.name, severity: 'warning' } as const;
    const code = values && areNewestFirst(values, places) ? 'data.newestFirst' : 'data.notInOrder';
    problems.push(makeProblem(code, { line, column: time.name }, at));
  }
  const times = values && inOrder(values, { order });
  const counts = Array<number>(firstShown.size).fill(0);
  for (const place of places) counts[place] = (counts[place] as number) + 1;
  let next = 0;
  const series = [...firstShown.keys()].map((code, place) => ({
    name: codes ? (texts[code] ?? '') : null,
    firstRow: next,
    endRow: (next += counts[place] as number),
  }));
  if (time && times) {
    const lineOf = (row: number): number => table.lines[order?.[row] ?? row] as number;
    problems.push(...findRepeatedTimes(time.name, times, series, lineOf));
  }
  return { order, series, times, problems };
}

/** The first row of the file whose time lies before that of the row of its series above it; −1 for none. */
function firstStepBack(times: Float64Array, places: Int32Array): number {
  const latest = new Map<number, number>();
  return times.findIndex((ms, row) => {
    const before = latest.get(places[row] as number) ?? -Infinity;
    latest.set(places[row] as number, ms);
    return ms < before;
  });
}

/** Whether each series has its latest row first. */
function areNewestFirst(times: Float64Array, places: Int32Array): boolean {
  const before = new Map<number, number>();
  return times.every((ms, row) => {
    const isFalling = ms <= (before.get(places[row] as number) ?? Infinity);
    before.set(places[row] as number, ms);
    return isFalling;
  });
}

function findRepeatedTimes(
  column: string,
  times: Float64Array,
  series: readonly RowSpan[],
  lineOf: (row: number) => number,
): Problem[] {
  let count = 0;
  let first = -1;
  for (const { firstRow, endRow } of series) {
    for (let row = firstRow + 1; row < endRow; row++) {
      if (times[row] !== times[row - 1]) continue;
      count++;
      if (first < 0) first = row;
    }
  }
  if (count === 0) return [];
  const line = lineOf(first);
  const values = { column, count, line };
  return count > REPEATED_SHARE * times.length
    ? [makeProblem('data.severalSeries', values, { line, column, path: 'recipe.series' })]
    : [makeProblem('data.repeatedTimes', values, { line, column, severity: 'warning' })];
}

/** The values of a column row by row in an order of rows. */
export function inOrder<T extends Float64Array | Int32Array>(values: T, { order }: Pick<RowOrder, 'order'>): T {
  return order ? (values.map((_, row) => values[order[row] as number] as number) as T) : values;
}

/** Which of some series, one after another, a row belongs to. */
export function seriesAt(series: readonly RowSpan[], row: number): number {
  let [low, high] = [0, series.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (row < (series[middle] as RowSpan).endRow) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The series with the most rows; of none an empty span. */
export function longestOf(series: readonly RowSpan[]): RowSpan {
  const rows = ({ firstRow, endRow }: RowSpan): number => endRow - firstRow;
  return series.reduce((best, next) => (rows(next) > rows(best) ? next : best), { firstRow: 0, endRow: 0 });
}
