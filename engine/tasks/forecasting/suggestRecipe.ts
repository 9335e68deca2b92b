import type { CalendarFeature, DataRecipe, Transform } from './recipe';
import { detectStepUnit } from '../../tables/stepUnit';
import type { NumberColumn, Table } from '../../tables/table';

const PREFERRED_TARGETS = /^(close|adj[ _]?close|target|y|value|count|price|demand|load|temp(erature)?)$/i;
const MOST_LOOKBACK = 30;

/** Share of the part by which a column drifts: how far its last tenth lies from its first, in deviations. */
function drifts(column: NumberColumn): boolean {
  const values = column.values.filter((value) => Number.isFinite(value));
  // A mere counter of rows has differences that say nothing.
  if (
    values.every(
      (value, i) => i < 2 || value - (values[i - 1] as number) === (values[1] as number) - (values[0] as number),
    )
  )
    return false;
  const tenth = Math.max(1, Math.floor(values.length / 10));
  const mean = (part: Float64Array): number => part.reduce((sum, value) => sum + value, 0) / part.length;
  const all = mean(values);
  const deviation = Math.sqrt(mean(values.map((value) => (value - all) ** 2)));
  return deviation > 0 && Math.abs(mean(values.slice(-tenth)) - mean(values.slice(0, tenth))) > 1.5 * deviation;
}

/**
 * A sensible first recipe for a table: the first time column orders it, all number columns are features, the target is
 * a column of a usual name or else the last number column. Columns that drift (prices) are taken as differences, since a
 * network cannot forecast levels it has never seen.
 */
export function suggestRecipe(table: Table): DataRecipe {
  const time = table.columns.find((column) => column.kind === 'time');
  const numbers = table.columns.filter((column): column is NumberColumn => column.kind === 'number');
  const target = numbers.find((column) => PREFERRED_TARGETS.test(column.name)) ?? numbers.at(-1);
  const transforms: Record<string, Transform> = {};
  for (const column of numbers) if (drifts(column)) transforms[column.name] = 'difference';

  const unit = time?.kind === 'time' ? detectStepUnit(time.values) : undefined;
  const calendar: readonly CalendarFeature[] = unit === 'hour' ? ['hourOfDay', 'dayOfWeek'] : [];
  const roomForWindows = Math.max(1, Math.floor(table.rowCount * 0.15) - 2);
  return {
    time: time?.name ?? null,
    features: numbers.map((column) => column.name),
    targets: target ? [target.name] : [],
    calendar,
    transforms,
    units: {},
    lookback: Math.min(unit === 'hour' ? 24 : MOST_LOOKBACK, roomForWindows),
    horizon: 1,
    scaling: 'standard',
    split: { train: 0.7, validation: 0.15 },
    seasons: unit === 'hour' ? [24, 168] : unit === 'day' ? [7] : [],
  };
}
