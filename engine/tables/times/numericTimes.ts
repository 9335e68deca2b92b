import type { Phrase } from '../../text/phrase';
import { DAY_MS, daysInMonth, epochDay } from './calendar';

import { mostUnreadable } from '../mostUnreadable';
import { sampleCells } from '../sampleCells';
import { isDateName, isMonthName, isTimeName, isYearName } from './timeNames';
import type { ReadTimes, TimeGiven } from './timeTypes';

const MAJORITY = 0.9;
/** Unix times from 1971 to 2100, in seconds; without a name of time from 2000 on, so that counts stay counts. */
const [UNIX_FROM, UNIX_SURELY, UNIX_TO] = [365 * 86_400, 946_684_800, 4_133_980_800];
/** Days of Excel from 1954 to 2119, and the one that is 1970-01-01. */
const [EXCEL_FROM, EXCEL_TO, EXCEL_1970] = [20_000, 80_000, 25_569];
const UNIX_UNITS = { s: 1, ms: 1e3, us: 1e6, ns: 1e9 } as const;

/** Reads a number as milliseconds since 1970; NaN where it is none of its kind. */
type Reader = (value: number, cell: string) => number;

/** Whether a cell has digits only, and a point among them at most. */
export function isNumberLike(cell: string): boolean {
  let points = 0;
  for (let i = 0; i < cell.length; i++) {
    const code = cell.charCodeAt(i);
    if (code === 0x2e) points++;
    else if (code < 0x30 || code > 0x39) return false;
  }
  return points <= 1 && cell.length > points;
}

/** 20240131, 2024013114, 202401311405 or 20240131140506, by its number of digits. */
const compactReader =
  (digits: number): Reader =>
  (value, cell) => {
    if (cell.length !== digits) return Number.NaN;
    const date = Math.floor(value / 10 ** (digits - 8));
    const clock = (value - date * 10 ** (digits - 8)) * 10 ** (14 - digits);
    const [year, month, day] = [Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100];
    const [hour, minute, second] = [Math.floor(clock / 10_000), Math.floor(clock / 100) % 100, clock % 100];
    if (year < 1800 || year > 2199 || day < 1 || day > daysInMonth(year, month)) return Number.NaN;
    if (hour > 23 || minute > 59 || second > 59) return Number.NaN;
    return epochDay(year, month, day) * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000;
  };

const readMonth: Reader = (value, cell) => {
  const [year, month] = [Math.floor(value / 100), value % 100];
  const isMonth = cell.length === 6 && year >= 1800 && year <= 2199 && month >= 1 && month <= 12;
  return isMonth ? epochDay(year, month, 1) * DAY_MS : Number.NaN;
};

const readYear: Reader = (value) =>
  Number.isInteger(value) && value >= 1000 && value <= 2999 ? epochDay(value, 1, 1) * DAY_MS : Number.NaN;

const unixReader =
  (unit: keyof typeof UNIX_UNITS): Reader =>
  (value) => {
    const seconds = value / UNIX_UNITS[unit];
    return seconds >= UNIX_FROM && seconds <= UNIX_TO ? Math.round(seconds * 1000) : Number.NaN;
  };

/** A day with a fraction, to the minute or second that its decimals can tell. */
const readExcel: Reader = (value, cell) => {
  if (!(value >= EXCEL_FROM && value <= EXCEL_TO)) return Number.NaN;
  const point = cell.indexOf('.');
  const decimals = point < 0 ? 0 : cell.length - point - 1;
  const ms = (value - EXCEL_1970) * DAY_MS;
  const slack = decimals === 0 ? 0 : DAY_MS * 10 ** -decimals * 0.51 + 1;
  for (const unit of [60_000, 1000]) {
    const whole = Math.round(ms / unit) * unit;
    if (Math.abs(whole - ms) <= Math.min(slack, unit / 2)) return whole;
  }
  return Math.round(ms);
};

interface Format {
  readonly id: string;
  readonly read: Reader;
  readonly datesOnly: boolean;
  /** The word for the phrase that says so. */
  readonly reason: Phrase['code'];
}

const format = (id: string, read: Reader, reason: Format['reason'], datesOnly = false): Format => ({
  id,
  read,
  reason,
  datesOnly,
});
const COMPACT = [
  format('{Y}{MM}{DD}', compactReader(8), 'reading.times.compact', true),
  format('{Y}{MM}{DD}{hh}', compactReader(10), 'reading.times.compact'),
  format('{Y}{MM}{DD}{hh}{mm}', compactReader(12), 'reading.times.compact'),
  format('{Y}{MM}{DD}{hh}{mm}{ss}', compactReader(14), 'reading.times.compact'),
];
const UNIX = [
  format('unix:s', unixReader('s'), 'reading.times.unix.s'),
  format('unix:ms', unixReader('ms'), 'reading.times.unix.ms'),
  format('unix:us', unixReader('us'), 'reading.times.unix.us'),
  format('unix:ns', unixReader('ns'), 'reading.times.unix.ns'),
];
const MONTH = format('{Y}{MM}', readMonth, 'reading.times.compact', true);
const EXCEL = format('excel', readExcel, 'reading.times.excel');
const YEAR = format('{Y}', readYear, 'reading.times.years', true);
const FORMATS = [...COMPACT, ...UNIX, MONTH, EXCEL, YEAR];

/**
 * Reads a column of numbers that are moments: dates without signs, Unix times, days of Excel, years. Null where the column is
 * numbers and no moments, undefined where it is no numbers.
 */
export function readNumericTimes(
  cells: readonly string[],
  isMissing: (cell: string) => boolean,
  given: TimeGiven,
): ReadTimes | null | undefined {
  const { notation } = given;
  if (notation) {
    const known = FORMATS.find(({ id }) => id === notation.formats[0]);
    return known && { ...read(cells, isMissing, known), notation, reasons: [], suggested: false };
  }
  const sample = sampleCells(cells, isMissing);
  const numbers = sample.filter(isNumberLike).length;
  if (numbers === 0 || numbers < sample.length / 2) return undefined;
  const values = new Float64Array(cells.length);
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row] as string;
    values[row] = isNumberLike(cell) ? Number(cell) : Number.NaN;
  }
  const chosen = chooseFormat(values, cells, given);
  if (!chosen) return null;
  const made = read(cells, isMissing, chosen.format);
  const readable = made.values.reduce((count, value) => (Number.isNaN(value) ? count : count + 1), 0);
  if (made.unreadable.length > mostUnreadable(readable + made.unreadable.length)) return null;
  const first = cells[made.values.findIndex((value) => !Number.isNaN(value))] ?? '';
  return {
    ...made,
    suggested: chosen.suggested,
    notation: { formats: [chosen.format.id], orders: {}, firstYear: null },
    reasons: [{ code: chosen.format.reason, values: { text: first } }],
  };
}

/** The kind of moments that numbers are, by the name of their column, their size and their order. */
function chooseFormat(
  values: Float64Array,
  cells: readonly string[],
  { name = '', otherTime = false }: TimeGiven,
): { readonly format: Format; readonly suggested: boolean } | null {
  const isTime = isTimeName(name);
  const order = orderOf(values);
  const shareOf = ({ read }: Format): number => {
    let [fits, count] = [0, 0];
    for (let row = 0; row < values.length; row++) {
      if (Number.isNaN(values[row])) continue;
      count++;
      if (!Number.isNaN(read(values[row] as number, cells[row] as string))) fits++;
    }
    return count === 0 ? 0 : fits / count;
  };
  const inOrder = order !== null && order.steady;
  const compact = COMPACT.find((each) => shareOf(each) === 1);
  if (compact && (isTime || (inOrder && !otherTime))) return { format: compact, suggested: !isTime };
  if ((isTime || isMonthName(name)) && shareOf(MONTH) === 1) return { format: MONTH, suggested: false };
  const unix = UNIX.find((each) => shareOf(each) >= MAJORITY);
  if (unix && isTime) return { format: unix, suggested: false };
  if (unix && !otherTime && isSurelyUnix(values, order, unix)) return { format: unix, suggested: true };
  // Milliseconds that have passed are as large, but seldom in order.
  if ((isDateName(name) || (isTime && inOrder)) && shareOf(EXCEL) === 1) return { format: EXCEL, suggested: true };
  if ((isTime || isYearName(name)) && order?.strict && shareOf(YEAR) === 1) return { format: YEAR, suggested: true };
  return null;
}

interface Order {
  /** Each number is above the one before, or each below. */
  readonly strict: boolean;
  /** No number is below the one before, or none above; not all are equal. */
  readonly steady: boolean;
  /** All steps are 1, as those of a count. */
  readonly counting: boolean;
}

/** How the numbers of a column follow each other; null for fewer than two. */
function orderOf(values: Float64Array): Order | null {
  let [up, down, same, ones, previous] = [0, 0, 0, 0, Number.NaN];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    if (value > previous) up++;
    else if (value < previous) down++;
    else if (value === previous) same++;
    if (Math.abs(value - previous) === 1) ones++;
    previous = value;
  }
  const steps = up + down + same;
  if (steps === 0) return null;
  const oneWay = (up === 0) !== (down === 0);
  return { strict: oneWay && same === 0, steady: oneWay, counting: ones === steps };
}

/** Numbers without a name of time are Unix times where they are whole, strictly in order, no count, and of this century. */
function isSurelyUnix(values: Float64Array, order: Order | null, { id }: Format): boolean {
  if (!order?.strict || order.counting) return false;
  const size = UNIX_UNITS[id.slice('unix:'.length) as keyof typeof UNIX_UNITS];
  return values.every((value) => Number.isNaN(value) || (Number.isInteger(value) && value >= UNIX_SURELY * size));
}

function read(
  cells: readonly string[],
  isMissing: (cell: string) => boolean,
  { read: readOne, datesOnly }: Format,
): Pick<ReadTimes, 'values' | 'unreadable' | 'datesOnly'> {
  const unreadable: number[] = [];
  let isDates = true;
  const values = new Float64Array(cells.length);
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row] as string;
    const value = isNumberLike(cell) ? readOne(Number(cell), cell) : Number.NaN;
    values[row] = value;
    if (!Number.isNaN(value)) isDates &&= value % DAY_MS === 0;
    else if (!isMissing(cell)) unreadable.push(row);
  }
  // Where every moment is a midnight, the column is one of dates.
  return { values, unreadable, datesOnly: datesOnly || isDates };
}
