import { daysInMonth, epochDay, isoWeekDay } from './calendar';
import {
  DAY,
  FIRST_DIGITS,
  HALF,
  HOUR,
  LAST_DIGITS,
  makeFields,
  MERIDIEM,
  MINUTE,
  MONTH,
  MS,
  ORDINAL,
  QUARTER,
  SECOND,
  WEEK,
  WEEKDAY,
  YEAR,
  ZONE,
} from './timeFields';
import { sampleCells } from '../sampleCells';
import { compilePattern, matchPattern, type TimePattern } from './timePattern';

/** More ways of writing than a column has. */
const MAX_PATTERNS = 64;

/** In place of the number of a pattern: the cell is empty, or no moment. */
export const [EMPTY, UNREADABLE] = [255, 254] as const;

/**
 * The numbers that stand in the cells of a column, before it is decided what they mean: for a date whose order is open,
 * `month` is its first number and `day` its second. A row with a two-digit year has that in `year`.
 */
export interface TimeSurvey {
  readonly patterns: readonly TimePattern[];
  /** For each row the number of its pattern, `EMPTY` or `UNREADABLE`. */
  readonly patternOf: Uint8Array;
  readonly year: Int16Array;
  readonly month: Uint8Array;
  /** Of the month; where the date is counted otherwise, from January 1. */
  readonly day: Int16Array;
  /** Milliseconds from the start of the day, with the zone taken off. */
  readonly clock: Int32Array;
  /** 1 where the first number of a date has two digits, plus 2 where the last one has. */
  readonly widths: Uint8Array;
  readonly filled: number;
  readonly unreadable: number;
}

/** A clock's milliseconds of the day out of its fields; NaN where no clock shows that. 24:00 ends the day. */
function clockOf(fields: Int32Array): number {
  let hour = fields[HOUR] as number;
  const [minute, second, meridiem] = [fields[MINUTE] as number, fields[SECOND] as number, fields[MERIDIEM] as number];
  if (minute > 59 || second > 59) return Number.NaN;
  if (meridiem === 1 && hour === 12) hour = 0;
  // Noon is 12, the hour after it 1; 下午14:05 is written as well.
  else if (meridiem === 2 && hour < 12) hour += 12;
  else if (meridiem === 3 && hour < 6) hour += 12;
  if (hour > 24 || (hour === 24 && minute + second > 0)) return Number.NaN;
  return ((hour * 60 + minute) * 60 + second) * 1000 + (fields[MS] as number) - (fields[ZONE] as number) * 60_000;
}

/** Reads the numbers of a column cell by cell. */
class Surveyor {
  readonly patterns: TimePattern[];
  private readonly fields = makeFields();
  private last = 0;
  private readonly infer: ((text: string) => string | null) | null;

  constructor(patterns: readonly TimePattern[], infer: ((text: string) => string | null) | null) {
    this.patterns = [...patterns];
    this.infer = infer;
  }

  /** The number of the pattern that matches a cell, its fields filled and all others 0; −1 for none. */
  match(cell: string): number {
    const { patterns, last } = this;
    if (last < patterns.length && this.matches(patterns[last] as TimePattern, cell)) return last;
    const at = this.matchAnother(cell);
    if (at < 0) this.fields.fill(0);
    else this.last = at;
    return at;
  }

  private matchAnother(cell: string): number {
    const { patterns, fields, last } = this;
    for (let i = 0; i < patterns.length; i++) {
      if (i === last) continue;
      // What another pattern has left behind is not of this cell.
      fields.fill(0);
      if (this.matches(patterns[i] as TimePattern, cell)) return i;
    }
    fields.fill(0);
    if (!this.infer || patterns.length === MAX_PATTERNS) return -1;
    const text = this.infer(cell);
    const pattern = text === null ? null : compilePattern(text);
    return pattern && this.matches(pattern, cell) ? patterns.push(pattern) - 1 : -1;
  }

  private matches(pattern: TimePattern, cell: string): boolean {
    return matchPattern(pattern, cell, 0, this.fields) === cell.length;
  }

  /** Keeps the numbers of the last cell that matched; false where no calendar has them. */
  keep(pattern: TimePattern, survey: TimeSurvey, row: number): boolean {
    const { fields } = this;
    const clock = clockOf(fields);
    if (Number.isNaN(clock)) return false;
    const year = fields[YEAR] as number;
    let month = fields[MONTH] as number;
    let day = fields[DAY] as number;
    if (!pattern.date) {
      [month, day] = [1, 1];
    } else if (pattern.open) {
      survey.widths[row] = (fields[FIRST_DIGITS] === 2 ? 1 : 0) + (fields[LAST_DIGITS] === 1 ? 0 : 2);
    } else if (pattern.byMonth) {
      if (pattern.toDay) {
        // A leap day of a two-digit year is looked at when the century is known.
        if (day < 1 || day > daysInMonth(pattern.shortYear ? 2000 : year, month)) return false;
      } else {
        day = 1;
        if (month < 1 || month > 12) return false;
      }
    } else {
      const start = startOfPeriod(fields, pattern.text);
      if (start === null) return false;
      [month, day] = start;
    }
    survey.year[row] = year;
    survey.month[row] = month;
    survey.day[row] = day;
    survey.clock[row] = clock;
    return true;
  }
}

/** Month and day on which a quarter, half year or week, or a day counted from New Year, begins. */
function startOfPeriod(fields: Int32Array, text: string): [month: number, day: number] | null {
  const year = fields[YEAR] as number;
  const [quarter, half, week, ordinal] = [fields[QUARTER], fields[HALF], fields[WEEK], fields[ORDINAL]] as number[];
  if (text.includes('{Q}') || text.includes('{K}')) {
    return quarter && quarter <= 4 ? [quarter * 3 - 2, 1] : null;
  }
  if (text.includes('{H}')) return half && half <= 2 ? [half * 6 - 5, 1] : null;
  if (text.includes('{w')) {
    const start = isoWeekDay(year, week ?? 0, text.includes('{k}') ? (fields[WEEKDAY] as number) : 1);
    return Number.isNaN(start) ? null : [1, start - epochDay(year, 1, 1) + 1];
  }
  if (!ordinal || ordinal > (daysInMonth(year, 2) === 29 ? 366 : 365)) return null;
  return [1, ordinal];
}

/**
 * Reads every cell of a column with the patterns given and, where `infer` is, those that it finds on the way. Null as soon
 * as more than `mostUnreadable` cells are no moments.
 */
export function surveyTimes(
  cells: readonly string[],
  isMissing: (cell: string) => boolean,
  patterns: readonly TimePattern[],
  infer: ((text: string) => string | null) | null,
  mostUnreadable: number,
): TimeSurvey | null {
  // Where half of a sample is none, the column is not looked at whole.
  const sample = infer ? sampleCells(cells, isMissing) : [];
  if (infer && sample.filter((cell) => infer(cell) !== null).length < sample.length / 2) return null;
  const count = cells.length;
  const surveyor = new Surveyor(patterns, infer);
  const survey = {
    patterns: surveyor.patterns,
    patternOf: new Uint8Array(count),
    year: new Int16Array(count),
    month: new Uint8Array(count),
    day: new Int16Array(count),
    clock: new Int32Array(count),
    widths: new Uint8Array(count),
    filled: 0,
    unreadable: 0,
  };
  for (let row = 0; row < count; row++) {
    const cell = cells[row] as string;
    const at = surveyor.match(cell);
    if (at >= 0 && surveyor.keep(surveyor.patterns[at] as TimePattern, survey, row)) {
      survey.patternOf[row] = at;
      survey.filled++;
    } else if (isMissing(cell)) {
      survey.patternOf[row] = EMPTY;
    } else {
      survey.patternOf[row] = UNREADABLE;
      survey.filled++;
      if (++survey.unreadable > mostUnreadable) return null;
    }
  }
  return survey;
}
