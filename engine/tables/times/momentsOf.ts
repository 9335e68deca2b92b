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
