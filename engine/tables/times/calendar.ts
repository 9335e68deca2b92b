/** Milliseconds of a day. */
export const DAY_MS = 86_400_000;

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days of a month (1 to 12) of the Gregorian calendar; 0 for another number. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) return 29;
  return MONTH_DAYS[month - 1] ?? 0;
}

/** Days from 1970-01-01 to the first of March of a year counted from March, plus `dayOfYear` days. */
const eraDays = (year: number, dayOfYear: number): number => {
  const era = Math.floor(year / 400);
  const inEra = year - era * 400;
  return era * 146_097 + inEra * 365 + Math.floor(inEra / 4) - Math.floor(inEra / 100) + dayOfYear - 719_468;
};

/**
 * Days from 1970-01-01 to a day of the Gregorian calendar, in plain arithmetic (`Date.UTC` takes the years 0 to 99 for
 * 1900 to 1999). A day beyond the end of the month counts on; whether the day exists is asked with `daysInMonth`.
 */
export function epochDay(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  return eraDays(shifted, Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1);
}

/** Day of the week of a day since 1970-01-01: 0 is Monday. */
const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** The Monday on which the first ISO week of a year begins, in days since 1970-01-01. */
function firstMonday(year: number): number {
  const january4 = epochDay(year, 1, 4);
  return january4 - weekdayOf(january4);
}

/** Days from 1970-01-01 to a weekday (1 is Monday) of an ISO week; NaN where the year has no such week. */
export function isoWeekDay(year: number, week: number, weekday: number): number {
  const start = firstMonday(year);
  const weeks = (firstMonday(year + 1) - start) / 7;
  return week >= 1 && week <= weeks && weekday >= 1 && weekday <= 7 ? start + (week - 1) * 7 + weekday - 1 : Number.NaN;
}
