import { columnTexts } from '../../tables/columnTexts';
import { inOrder, longestOf, rowOrder } from '../../tables/rowOrder';
import { detectStepUnit } from '../../tables/stepUnit';
import type { Column, NumberColumn, Table, TimeColumn } from '../../tables/table';
import { findLeaks } from './findLeaks';
import type { CalendarFeature, DataRecipe } from './recipe';
import { suggestSeasons } from './suggestSeasons';
import { isCounter, isTrending } from './trend';

const PREFERRED_TARGETS =
  /^(close|adj[ _]?close|target|y|value|count|price|demand|load|temp(erature)?|pm ?[_.]?(2[_.]?5|10)|sales|收盘价|销量|价格)$/i;
/** The same among other words. */
const PREFERRED_WORDS =
  /\b(close|price|demand|load|flow|sales|passengers|consumption|temperature|pm ?[_.]?(2[_.]?5|10))\b/i;
/** A column that holds one value in more of its rows is hardly what is asked about. */
const MOST_ALIKE = 0.95;
const USUAL_LOOKBACK = 30;
const LOOKBACKS: Readonly<Record<string, number>> = { hour: 24, month: 24 };
const SPLIT = { train: 0.7, validation: 0.15 };
/** Names that tell series apart are fewer than rows by this much at least. */
const LEAST_ROWS_A_SERIES = 4;

/**
 * A sensible first recipe for a table: the first time column orders it; where its times repeat, the column that tells several
 * series apart. The target is a column of a usual name or else the last number column. Number columns are features, but
 * none that only counts rows and none that tells the target. Columns that drift (prices) are taken as differences, since a
 * network cannot forecast levels it has never seen.
 */
export function suggestRecipe(table: Table): DataRecipe {
  const timed = table.columns.filter((column): column is TimeColumn => column.kind === 'time' && isWhole(column));
  const timeColumn = timed.find(({ counts }) => !counts) ?? timed[0];
  const time = timeColumn?.name ?? null;
  const series = suggestSeries(table, time);
  const ordering = rowOrder(table, time, series);
  const { times } = ordering;
  const longest = longestOf(ordering.series);
  const numbers = table.columns
    .filter((column): column is NumberColumn => column.kind === 'number' && column.name !== series)
    .filter(({ name }) => !timeColumn?.from?.includes(name))
    .map((column) => {
      const values = inOrder(column.values, ordering);
      const own = values.subarray(longest.firstRow, longest.endRow);
      return { name: column.name, kind: 'number' as const, values, own, counts: isCounter(own) };
    });
  const usable = numbers.filter(({ counts, own }) => !counts && !isConstant(own));
  const varying = usable.filter(({ own }) => !isAlmostConstant(own));
  const target =
    numbers.find(({ name }) => PREFERRED_TARGETS.test(name)) ??
    varying.find(({ name }) => PREFERRED_WORDS.test(name)) ??
    varying.at(-1) ??
    usable.at(-1) ??
    numbers.at(-1);
  const unit = times ? detectStepUnit(times) : undefined;
  const rows = longest.endRow - longest.firstRow;
  const room = Math.max(1, Math.floor((rows * SPLIT.train) / 3) - 1);
  const lookback = Math.min((unit && LOOKBACKS[unit]) ?? USUAL_LOOKBACK, room);
  const leaks = target ? findLeaks(usable, [target], longest, { lookback, horizon: 1 }) : [];
  const features = numbers.filter(
    (column) => column === target || (usable.includes(column) && !leaks.some(({ feature }) => feature === column.name)),
  );
  const drifting = usable.filter(({ own }) => isTrending(own));
  const calendar: readonly CalendarFeature[] = unit === 'hour' ? ['hourOfDay', 'dayOfWeek'] : [];
  return {
    time,
    series,
    features: withoutTwins(features, target).map(({ name }) => name),
    targets: target ? [target.name] : [],
    calendar,
    transforms: Object.fromEntries(drifting.map(({ name }) => [name, 'difference'])),
    units: {},
    lookback,
    horizon: 1,
    scaling: 'standard',
    split: SPLIT,
    seasons: target ? suggestSeasons(target.own, unit) : [],
  };
}

interface Candidate {
  readonly name: string;
  /** The values of the longest series. */
  readonly own: Float64Array;
}

/** Without columns that are the same as the target or as an earlier one, row by row. */
function withoutTwins<C extends Candidate>(features: readonly C[], target: C | undefined): readonly C[] {
  const known = new Map<string, Float64Array[]>();
  const isNew = ({ own }: Candidate): boolean => {
    const key = `${own[0]} ${own.at(-1)} ${own[own.length >> 1]}`;
    const alike = known.get(key) ?? [];
    if (alike.some((values) => values.every((value, i) => Object.is(value, own[i])))) return false;
    known.set(key, [...alike, own]);
    return true;
  };
  if (target) isNew(target);
  return features.filter((column) => column === target || isNew(column));
}

const isWhole = ({ values }: TimeColumn): boolean => values.every((ms) => !Number.isNaN(ms));

/** Whether all values are the same, but for those that are missing. */
function isConstant(values: Float64Array): boolean {
  const first = values.find((value) => !Number.isNaN(value));
  return values.every((value) => Number.isNaN(value) || value === first);
}

/** Whether nearly all values are the same: only the candidate of a majority vote can be (Boyer and Moore, 1981). */
function isAlmostConstant(values: Float64Array): boolean {
  let [candidate, votes] = [Number.NaN, 0];
  for (const value of values) {
    if (votes === 0) candidate = value;
    votes += Object.is(value, candidate) ? 1 : -1;
  }
  return values.filter((value) => Object.is(value, candidate)).length > MOST_ALIKE * values.length;
}

/** Where the times of a table repeat, the column with the fewest names by which they do not; null where there is none. */
function suggestSeries(table: Table, time: string | null): string | null {
  const repeats = (series: string | null): boolean =>
    rowOrder(table, time, series).problems.some(({ code }) => code === 'data.severalSeries');
  if (time === null || !repeats(null)) return null;
  const namesIn = (column: Column): number => new Set(columnTexts(column).codes).size;
  const candidates = table.columns
    .filter(({ kind, name }) => kind !== 'time' && name !== time)
    .map((column) => ({ name: column.name, kind: column.kind, count: namesIn(column) }))
    .filter(({ count }) => count > 1 && count * LEAST_ROWS_A_SERIES <= table.rowCount)
    .sort((a, b) => Number(a.kind === 'number') - Number(b.kind === 'number') || a.count - b.count);
  return candidates.find(({ name }) => !repeats(name))?.name ?? null;
}
