import { DAY_MS, daysInMonth, epochDay } from './calendar';
import { yearOf } from './century';
import type { TimePattern } from './timePattern';
import type { TimeSurvey } from './surveyTimes';

/** Which number of a date is which, where that is open. */
export type DateOrder = 'dayFirst' | 'monthFirst' | 'yearFirst';
export const ORDERS: readonly DateOrder[] = ['monthFirst', 'dayFirst', 'yearFirst'];

/** The number that holds the two-digit year of a row, or −1 where its year is written out. */
export function shortYearOf(survey: TimeSurvey, row: number, pattern: TimePattern, order: DateOrder | null): number {
  if (!pattern.shortYear) return -1;
  return (order === 'yearFirst' ? survey.month[row] : survey.year[row]) as number;
}

/**
 * The moment of a row in milliseconds, its two-digit year taken from the hundred that begins with `firstYear`, and its
 * numbers in an order where that is open. NaN where no calendar has that day.
 */
export function momentOf(
  survey: TimeSurvey,
  row: number,
  pattern: TimePattern,
  order: DateOrder | null,
  firstYear: number,
): number {
  let year = survey.year[row] as number;
  let month = survey.month[row] as number;
  let day = survey.day[row] as number;
  const clock = survey.clock[row] as number;
  if (pattern.open) {
    const widths = survey.widths[row] as number;
    if (order === 'yearFirst') {
      // A year has two digits at least.
      if (!pattern.threeTwos || (widths & 1) === 0) return Number.NaN;
      [year, month, day] = [month, day, year];
    } else {
      if (pattern.threeTwos && (widths & 2) === 0) return Number.NaN;
      if (order === 'dayFirst') [month, day] = [day, month];
    }
  }
  if (pattern.shortYear) year = yearOf(year, firstYear);
  // Elsewhere the survey has looked at the day.
  if ((pattern.open || pattern.shortYear) && (day < 1 || day > daysInMonth(year, month))) return Number.NaN;
  return epochDay(year, month, day) * DAY_MS + clock;
}

/** The orders in which a date can be read, as bits: 1 for the first of `ORDERS`, 2 for the second, 4 for the third. */
export function readingsOf(survey: TimeSurvey, row: number, pattern: TimePattern): number {
  const [first, second, third] = [survey.month[row], survey.day[row], survey.year[row]] as [number, number, number];
  const widths = survey.widths[row] as number;
  let readings = 0;
  if (!pattern.threeTwos || (widths & 2) !== 0) {
    // The century of a two-digit year is not known yet: it may have a leap day.
    const year = pattern.shortYear ? 2000 + third : third;
    if (second >= 1 && second <= daysInMonth(year, first)) readings |= 1;
    if (first >= 1 && first <= daysInMonth(year, second)) readings |= 2;
  }
  if (pattern.threeTwos && (widths & 1) !== 0 && third >= 1 && third <= daysInMonth(2000 + first, second))
    readings |= 4;
  return readings;
}
