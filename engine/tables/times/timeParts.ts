import type { Phrase } from '../../text/phrase';
import { DAY_MS, daysInMonth, epochDay } from './calendar';
import { yearOf } from './century';
import type { OrderGiven } from './dayOrder';
import { readTimes } from './readTimes';
import { readTimeOfDay } from './timeOfDay';
import type { TimeNotation } from './timeTypes';
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

/** How the dates and times of day among the parts are written; enough to read further rows alike. Plain data for JSON. */
export interface PartsNotation {
  readonly date: TimeNotation | null;
  /** Patterns of the times of day. */
  readonly clock: readonly string[] | null;
}

/** The moments out of several columns. */
export interface ReadParts {
  /** Milliseconds since 1970 on the file's own clock; NaN where a part is empty or unreadable. */
  readonly values: Float64Array;
  /** Rows where every part is filled, and together they are no moment. */
  readonly unreadable: readonly number[];
  readonly datesOnly: boolean;
  readonly notation: PartsNotation;
  /** What shows that a column of dates is read as it is. */
  readonly reasons: readonly Phrase[];
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
 * below the smallest one are taken for their first: year and month make the first of the month.
 */
export function readParts(
  parts: Readonly<Partial<Record<TimePart, readonly string[]>>>,
  isMissing: (cell: string) => boolean,
  given: OrderGiven & { readonly notation?: PartsNotation } = {},
): ReadParts {
  const columns = Object.values(parts);
  const { notation, ...order } = given;
  const count = columns[0]?.length ?? 0;
  const clocks = parts.clock ? readTimeOfDay(parts.clock, isMissing, { name: 'time', ...formatsOf(notation) }) : null;
  const values = parts.clock ? (clocks?.values ?? new Float64Array(count).fill(Number.NaN)) : clockOf(parts, count);
  const known = notation?.date ? { notation: notation.date } : {};
  const dates = parts.date
    ? readTimes(parts.date, isMissing, { name: 'date', ...order, ...known, clock: values })
    : null;
  const unreadable: number[] = [];
  for (let row = 0; row < values.length; row++) {
    const part = (name: TimePart, otherwise: number): number => {
      const cell = parts[name]?.[row];
      return cell === undefined ? otherwise : partOf(name, cell);
    };
    const start = parts.date ? (dates?.values[row] ?? Number.NaN) : dayOf(part) * DAY_MS;
    values[row] = start + (values[row] as number);
    if (Number.isNaN(values[row]) && columns.every((cells) => !isMissing(cells[row] ?? ''))) unreadable.push(row);
  }
  const datesOnly = !parts.clock && !parts.hour && (dates?.datesOnly ?? true);
  const read = { date: dates?.notation ?? null, clock: clocks?.formats ?? null };
  return { values, unreadable, datesOnly, notation: read, reasons: dates?.reasons ?? [] };
}

const formatsOf = (notation: PartsNotation | undefined): { formats?: readonly string[] } =>
  notation?.clock ? { formats: notation.clock } : {};

/** Milliseconds of the day in each row, from hours, minutes and seconds. */
function clockOf(
  { hour, minute, second }: Readonly<Partial<Record<TimePart, readonly string[]>>>,
  count: number,
): Float64Array {
  const values = new Float64Array(count);
  const units = [
    ['hour', hour, 3_600_000],
    ['minute', minute, 60_000],
    ['second', second, 1000],
  ] as const;
  for (const [part, cells, unit] of units) {
    cells?.forEach((cell, row) => {
      values[row] = (values[row] as number) + Math.round(partOf(part, cell) * unit);
    });
  }
  return values;
}

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
