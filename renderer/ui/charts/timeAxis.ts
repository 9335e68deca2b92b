const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Unit = 'second' | 'minute' | 'hour' | 'day' | 'month' | 'year';

/** Distances that a clock or a calendar knows, the shortest first. */
const STEPS: readonly { readonly unit: Unit; readonly count: number; readonly aboutMs: number }[] = [
  ...[1, 5, 15, 30].map((count) => ({ unit: 'second' as const, count, aboutMs: count * SECOND })),
  ...[1, 5, 15, 30].map((count) => ({ unit: 'minute' as const, count, aboutMs: count * MINUTE })),
  ...[1, 3, 6, 12].map((count) => ({ unit: 'hour' as const, count, aboutMs: count * HOUR })),
  ...[1, 2, 7, 14].map((count) => ({ unit: 'day' as const, count, aboutMs: count * DAY })),
  ...[1, 2, 3, 6].map((count) => ({ unit: 'month' as const, count, aboutMs: count * 30.4 * DAY })),
  ...[1, 2, 5, 10, 20, 50, 100].map((count) => ({ unit: 'year' as const, count, aboutMs: count * 365.25 * DAY })),
];
const LONGEST = STEPS.at(-1) as (typeof STEPS)[number];

/** A place on a time axis and its words. */
export interface TimeTick {
  readonly at: number;
  readonly label: string;
}

/**
 * Labels for the moments between `from` and `to` at round places of clock and calendar, at most `most` of them. Times are
 * milliseconds in the data's own clock, so they are read as UTC. A month names its year where the year is new.
 */
export function timeTicks(from: number, to: number, most: number, language: string): readonly TimeTick[] {
  if (!(to > from)) return Number.isFinite(from) ? [{ at: from, label: dateWords(from, language) }] : [];
  const step = STEPS.find(({ aboutMs }) => (to - from) / aboutMs <= most) ?? LONGEST;
  const places: number[] = [];
  for (let at = firstPlace(from, step); at <= to; at = nextPlace(at, step)) if (at >= from) places.push(at);
  return places.map((at, i) => ({ at, label: tickWords(at, places[i - 1], step.unit, language) }));
}

function firstPlace(from: number, { unit, count, aboutMs }: (typeof STEPS)[number]): number {
  const date = new Date(from);
  const year = date.getUTCFullYear();
  if (unit === 'year') return Date.UTC(Math.floor(year / count) * count, 0);
  if (unit === 'month') return Date.UTC(year, Math.floor(date.getUTCMonth() / count) * count);
  // Weeks start on Monday; 1970-01-05 was one.
  const origin = unit === 'day' && count >= 7 ? 4 * DAY : 0;
  return Math.floor((from - origin) / aboutMs) * aboutMs + origin;
}

function nextPlace(at: number, { unit, count, aboutMs }: (typeof STEPS)[number]): number {
  const date = new Date(at);
  if (unit === 'year') return Date.UTC(date.getUTCFullYear() + count, 0);
  if (unit === 'month') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count);
  return at + aboutMs;
}

function format(at: number, language: string, options: Intl.DateTimeFormatOptions): string {
  return formatter(language, options).format(at);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs far more than using one, and a hover asks for one at every move. */
function formatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  let known = formatters.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
    formatters.set(key, known);
  }
  return known;
}

function tickWords(at: number, before: number | undefined, unit: Unit, language: string): string {
  const newYear = before === undefined || new Date(before).getUTCFullYear() !== new Date(at).getUTCFullYear();
  switch (unit) {
    case 'year':
      return String(new Date(at).getUTCFullYear());
    case 'month':
      return format(at, language, newYear ? { month: 'short', year: 'numeric' } : { month: 'short' });
    case 'day':
      return format(at, language, { day: 'numeric', month: 'short' });
    default: {
      const newDay = before === undefined || Math.floor(before / DAY) !== Math.floor(at / DAY);
      if (newDay && (unit === 'hour' || before === undefined)) {
        return format(at, language, { day: 'numeric', month: 'short', ...(at % DAY !== 0 && CLOCK) });
      }
      return format(at, language, unit === 'second' ? { ...CLOCK, second: '2-digit' } : CLOCK);
    }
  }
}

const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** A date in words: `31 May 2024`. */
export function dateWords(at: number, language: string): string {
  return format(at, language, { day: 'numeric', month: 'short', year: 'numeric' });
}

/** A moment in words, with its weekday, and the time of day where that is not midnight. */
export function momentWords(at: number, language: string): string {
  const day: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' };
  if (at % DAY === 0) return format(at, language, day);
  return format(at, language, { ...day, ...CLOCK, ...(at % MINUTE !== 0 && { second: '2-digit' }) });
}

/** A moment as data files write it: `2024-05-31`, or `2024-05-31 14:00` with seconds and milliseconds where there are any. */
export function isoWords(at: number, datesOnly: boolean): string {
  const iso = new Date(at).toISOString().replace('T', ' ').replace('Z', '');
  if (datesOnly) return iso.slice(0, -13);
  return iso.replace(/\.000$/, '').replace(/(\d\d:\d\d):00$/, '$1');
}
