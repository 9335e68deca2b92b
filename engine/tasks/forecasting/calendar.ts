import type { CalendarFeature } from './recipe';

const DAY_MS = 86_400_000;
const UNIX_EPOCH_WEEKDAY = 4; // 1970-01-01 was a Thursday; weeks are counted from Sunday

/** Where a moment stands in its cycle, from 0 to 1. */
function phase(ms: number, feature: CalendarFeature): number {
  const days = ms / DAY_MS;
  if (feature === 'hourOfDay') return days - Math.floor(days);
  if (feature === 'dayOfWeek') return ((Math.floor(days) + UNIX_EPOCH_WEEKDAY) % 7) / 7;
  const year = new Date(ms).getUTCFullYear();
  const start = Date.UTC(year, 0, 1);
  return (ms - start) / (Date.UTC(year + 1, 0, 1) - start);
}

/** The two columns of a calendar feature, in this order. */
export function calendarColumnNames(feature: CalendarFeature): readonly [string, string] {
  return [`${feature} sin`, `${feature} cos`];
}

/** Sine and cosine of each moment's place in the cycle; between −1 and 1, so they are never scaled. */
export function calendarColumns(times: Float64Array, feature: CalendarFeature): readonly [Float64Array, Float64Array] {
  const angles = times.map((ms) => 2 * Math.PI * phase(ms, feature));
  return [angles.map(Math.sin), angles.map(Math.cos)];
}
