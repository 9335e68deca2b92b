import { DAY_MS, daysInMonth, epochDay } from './calendar';
import { yearOf } from './century';
import { readTimes } from './readTimes';
import { readTimeOfDay } from './timeOfDay';
import type { DayOrder } from './dayOrder';
import { monthOf } from './timeWords';

/** What a column can give to a moment that stands in several columns. */
export type TimePart =
  | 'date'
  | 'clock'
  | 'year'
  | 'quarter'
  | 'month'
  | 'day'
  | 'dayOfYear'
  | 'hour'
  | 'minute'
  | 'second';

/** The moments out of several columns. */
export interface ReadParts {
  /** Milliseconds since 1970 on the file's own clock; NaN where a part is empty or unreadable. */
  readonly values: Float64Array;
  /** Rows where every part is filled, and together they are no moment. */
  readonly unreadable: readonly number[];
  readonly datesOnly: boolean;
}

/** The two-digit years of POSIX. */
const FIRST_YEAR = 1969;

/** Largest number of each part that counts. */
const LARGEST: Partial<Record<TimePart, number>> = { quarter: 4, hour: 24, minute: 59, second: 60 };

/** The number of a part in a cell: months may be named, years have two digits. NaN where it is none. */
export function partOf(part: TimePart, cell: string): number {
  if (part === 'month') {
    const month = monthOf(cell.endsWith('.') ? cell.slice(0, -1) : cell);
    if (month > 0) return month;
  }
  const digits = part === 'quarter' ? cell.replace(/^[QqT]/, '') : cell;
  const isNumber = part === 'second' ? /^\d{1,2}(?:\.\d+)?$/ : /^\d{1,4}(?:\.0+)?$/;
  if (!isNumber.test(digits)) return Number.NaN;
  const value = Number(digits);
  if (part === 'year') return value < 100 ? yearOf(value, FIRST_YEAR) : value >= 1000 ? value : Number.NaN;
  return value > (LARGEST[part] ?? 366) ? Number.NaN : value;
}

/**
 * Puts moments together out of columns: a date and a time of day, a date and an hour, or year, month, day and so on. Parts
 * below the smallest one are taken for their first: year and month make the first of the month. `dayOrder` settles that of dates.
 */
export function readParts(
  parts: Readonly<Partial<Record<TimePart, readonly string[]>>>,
  isMissing: (cell: string) => boolean,
  dayOrder?: DayOrder,
): ReadParts {
  const columns = Object.values(parts);
  const count = columns[0]?.length ?? 0;
  const dates =
    parts.date &&
    (readTimes(parts.date, isMissing, { name: 'date', ...(dayOrder && { dayOrder }) })?.values ?? new Float64Array());
  const clocks = parts.clock && (readTimeOfDay(parts.clock, isMissing, { name: 'time' })?.values ?? new Float64Array());
  const values = new Float64Array(count).fill(Number.NaN);
  const unreadable: number[] = [];
  const at = (part: TimePart, row: number, otherwise: number): number => {
    const cell = parts[part]?.[row];
    return cell === undefined ? otherwise : partOf(part, cell);
  };
  for (let row = 0; row < count; row++) {
    const day = dates ? (dates[row] ?? Number.NaN) : dayOf((part, otherwise) => at(part, row, otherwise)) * DAY_MS;
    const [hour, minute, second] = [at('hour', row, 0), at('minute', row, 0), at('second', row, 0)];
    const clock = clocks ? (clocks[row] ?? Number.NaN) : Math.round(((hour * 60 + minute) * 60 + second) * 1000);
    values[row] = day + clock;
    if (Number.isNaN(values[row]) && columns.every((cells) => !isMissing(cells[row] ?? ''))) unreadable.push(row);
  }
  return { values, unreadable, datesOnly: !parts.clock && !parts.hour && !!(parts.date ? isDates(dates) : true) };
}

const isDates = (dates: Float64Array | undefined): boolean =>
  dates?.every((value) => Number.isNaN(value) || value % DAY_MS === 0) ?? true;

/** Days from 1970 to the date that the parts name. */
function dayOf(part: (part: TimePart, otherwise: number) => number): number {
  const year = part('year', Number.NaN);
  const dayOfYear = part('dayOfYear', 0);
  if (dayOfYear !== 0) {
    const isDay = dayOfYear >= 1 && dayOfYear <= (daysInMonth(year, 2) === 29 ? 366 : 365);
    return isDay ? epochDay(year, 1, dayOfYear) : Number.NaN;
  }
  const quarter = part('quarter', 1);
  const month = part('month', quarter * 3 - 2);
  const day = part('day', 1);
  return quarter >= 1 && day >= 1 && day <= daysInMonth(year, month) ? epochDay(year, month, day) : Number.NaN;
}
