/** A moment read from text, in milliseconds since 1970-01-01 on the file's own clock. */
export interface ParsedTime {
  readonly ms: number;
  readonly dateOnly: boolean;
}

const ISO =
  /^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/;
const SLASHED = /^(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

/** Order of day and month in dates such as 5/6/2024. */
export type DayOrder = 'monthFirst' | 'dayFirst';

function build(year: number, month: number, day: number, clock: readonly (string | undefined)[]): number | null {
  const [hours = 0, minutes = 0, seconds = 0] = clock.map((part) => (part === undefined ? 0 : Number(part)));
  const ms = Date.UTC(year, month - 1, day, hours, minutes, seconds);
  const made = new Date(ms);
  const real =
    made.getUTCMonth() === month - 1 && made.getUTCDate() === day && hours < 24 && minutes < 60 && seconds < 60;
  return real ? ms : null;
}

/**
 * Reads an ISO 8601 date or date with time (also with `/` and a space), or a date such as 31.5.2024 or 5/31/2024 in the
 * given order. A time zone is accepted and applied. Null when the text is not one, or names a day that does not exist.
 */
export function parseTime(text: string, order: DayOrder): ParsedTime | null {
  const iso = ISO.exec(text);
  if (iso) {
    const [, year, month, day = '1', hours, minutes, seconds, fraction, zone] = iso;
    const ms = build(Number(year), Number(month), Number(day), [hours, minutes, seconds]);
    if (ms === null) return null;
    const millis = fraction ? Math.round(Number(`0.${fraction}`) * 1000) : 0;
    return { ms: ms + millis - zoneOffsetMs(zone), dateOnly: hours === undefined };
  }
  const slashed = SLASHED.exec(text);
  if (!slashed) return null;
  const [, first, separator, second, year, hours, minutes, seconds] = slashed;
  const dayFirst = separator === '.' || order === 'dayFirst';
  const [month, day] = dayFirst ? [second, first] : [first, second];
  const ms = build(Number(year), Number(month), Number(day), [hours, minutes, seconds]);
  return ms === null ? null : { ms, dateOnly: hours === undefined };
}

function zoneOffsetMs(zone: string | undefined): number {
  if (!zone || zone === 'Z') return 0;
  const sign = zone.startsWith('-') ? -1 : 1;
  const digits = zone.slice(1).replace(':', '');
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000;
}

/** Day first when some text cannot be month first; month first otherwise. */
export function detectDayOrder(texts: readonly string[]): DayOrder {
  const dayFirst = texts.some((text) => {
    const match = SLASHED.exec(text);
    return match?.[2] === '/' && Number(match[1]) > 12;
  });
  return dayFirst ? 'dayFirst' : 'monthFirst';
}
