import { withUnit } from './numberFormat';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Writes moments and spans of time for readers of one language. */
export interface TimeFormat {
  /** A time to wait as a clock shows it: `0:19`, `12:05`, `1:02:03`. */
  readonly clock: (seconds: number) => string;
  /** How long something took: `0.3 s` below ten seconds, else as a clock shows it. */
  readonly taken: (seconds: number) => string;
  /** A short time: `1.9 ms`, `24 ms`; below a twentieth of a millisecond `<0.1 ms`. */
  readonly milliseconds: (milliseconds: number) => string;
  /** A span of time in words: `0.8 seconds`, `3 minutes 5 seconds`, `2 hours 4 minutes`. */
  readonly duration: (seconds: number) => string;
  /** A date of the data, in its own clock: `May 31, 2024`. */
  readonly date: (atMs: number) => string;
  /** A moment of the data with its weekday, and with the time of day where that is not midnight. */
  readonly moment: (atMs: number) => string;
  /** A moment of the user's life, in the time zone of the machine: `Nov 26, 2026, 9:04 PM`. */
  readonly localMoment: (atMs: number) => string;
  /** A day of the user's life, as seen from now: `today`, `yesterday`, then the date. */
  readonly localDay: (atMs: number, nowMs: number) => string;
}

/** The time format of a locale such as `en` or `zh-CN`; made once for each. */
export function timeFormat(locale: string): TimeFormat {
  let format = known.get(locale);
  if (!format) known.set(locale, (format = makeFormat(locale)));
  return format;
}

const known = new Map<string, TimeFormat>();

const two = (value: number): string => String(value).padStart(2, '0');

function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

const DAY = { day: 'numeric', month: 'short', year: 'numeric' } as const;

const TIME_OF_DAY = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

function makeFormat(locale: string): TimeFormat {
  const decimal = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const short = (value: number): string => (value < 9.95 ? decimal : whole).format(value);
  const amount = (value: number, unit: 'hour' | 'minute' | 'second'): string =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 }).format(value);
  return {
    clock,
    taken: (seconds) => (seconds < 9.95 ? withUnit(short(seconds), 's') : clock(seconds)),
    milliseconds: (milliseconds) =>
      milliseconds < 0.05 ? `<${withUnit(decimal.format(0.1), 'ms')}` : withUnit(short(milliseconds), 'ms'),
    duration: (seconds) => {
      if (seconds < 60) return amount(seconds, 'second');
      const rounded = Math.round(seconds);
      const [hours, minutes] = [Math.floor(rounded / 3600), Math.floor(rounded / 60) % 60];
      return hours > 0
        ? `${amount(hours, 'hour')} ${amount(minutes, 'minute')}`
        : `${amount(minutes, 'minute')} ${amount(rounded % 60, 'second')}`;
    },
    date: (atMs) => formatDate(atMs, locale, DAY),
    moment: (atMs) =>
      formatDate(atMs, locale, {
        weekday: 'short',
        ...DAY,
        ...(atMs % DAY_MS !== 0 && TIME_OF_DAY),
        ...(atMs % MINUTE_MS !== 0 && { second: '2-digit' }),
      }),
    localMoment: (atMs) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(atMs),
    localDay: (atMs, nowMs) => {
      const daysAgo = Math.ceil((new Date(nowMs).setHours(0, 0, 0, 0) - atMs) / DAY_MS);
      if (daysAgo >= 2) return new Intl.DateTimeFormat(locale, DAY).format(atMs);
      return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-Math.max(0, daysAgo), 'day');
    },
  };
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** A moment of the data with the given parts. Data has no time zone, so its times are read as UTC. */
export function formatDate(atMs: number, locale: string, options: Intl.DateTimeFormatOptions): string {
  // Making a format costs far more than using one, and a hover asks for one at every move.
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = dateFormats.get(key);
  if (!format) dateFormats.set(key, (format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })));
  return format.format(atMs);
}
