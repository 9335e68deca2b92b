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

/** Writes a moment with the given parts in the user's language, read as UTC. */
export type WriteDate = (at: number, options: Intl.DateTimeFormatOptions) => string;

/**
 * Labels for the moments between `from` and `to` at round places of clock and calendar, at most `most` of them. Times are
 * milliseconds in the data's own clock, so they are read as UTC. A month names its year where the year is new.
 */
export function timeTicks(from: number, to: number, most: number, write: WriteDate): readonly TimeTick[] {
  if (!(to > from))
    return Number.isFinite(from)
      ? [{ at: from, label: write(from, { day: 'numeric', month: 'short', year: 'numeric' }) }]
      : [];
  const step = STEPS.find(({ aboutMs }) => (to - from) / aboutMs <= most) ?? LONGEST;
  const places: number[] = [];
  for (let at = firstPlace(from, step); at <= to; at = nextPlace(at, step)) if (at >= from) places.push(at);
  return places.map((at, i) => ({ at, label: tickWords(at, places[i - 1], step.unit, write) }));
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

function tickWords(at: number, before: number | undefined, unit: Unit, write: WriteDate): string {
  const newYear = before === undefined || new Date(before).getUTCFullYear() !== new Date(at).getUTCFullYear();
  switch (unit) {
    case 'year':
      return String(new Date(at).getUTCFullYear());
    case 'month':
      return write(at, newYear ? { month: 'short', year: 'numeric' } : { month: 'short' });
    case 'day':
      return write(at, { day: 'numeric', month: 'short' });
    default: {
      const newDay = before === undefined || Math.floor(before / DAY) !== Math.floor(at / DAY);
      if (newDay && (unit === 'hour' || before === undefined)) {
        return write(at, { day: 'numeric', month: 'short', ...(at % DAY !== 0 && CLOCK) });
      }
      return write(at, unit === 'second' ? { ...CLOCK, second: '2-digit' } : CLOCK);
    }
  }
}

const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
