const NARROW_SPACE = '\u202f';
const MINUS = '\u2212';

/** A whole number with groups of three digits: `56 481`. */
export function countText(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, NARROW_SPACE);
}

/** A measured figure with four significant digits: `0.0058`, `1 240`, `3.2e-7`; a dash for what is no number. */
export function figureText(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size >= 1e15 || (size !== 0 && size < 1e-4)) return value.toExponential(1).replace(/^-/, MINUS);
  const digits = size >= 1000 ? countText(Math.round(size)) : String(Number(size.toPrecision(4)));
  return value < 0 ? MINUS + digits : digits;
}

/** A share as a percentage: `70 %`, `12.5 %`. */
export function percentText(share: number): string {
  if (!Number.isFinite(share)) return '–';
  const percent = share * 100;
  return `${Number(percent.toFixed(Math.abs(percent) < 100 ? 1 : 0))}${NARROW_SPACE}%`.replace(/^-/, MINUS);
}

/** A moment as its date, with the time of day where the data has one: `2024-01-31`, `2024-01-31 13:05`. */
export function momentText(ms: number, datesOnly: boolean): string {
  const date = new Date(ms);
  if (Number.isNaN(date.getTime())) return '–';
  const iso = date.toISOString();
  if (datesOnly) return iso.slice(0, -'T00:00:00.000Z'.length);
  return iso.slice(0, ms % 60_000 === 0 ? -':00.000Z'.length : -'.000Z'.length).replace('T', ' ');
}

/** A span of time in words: `0.8 seconds`, `3 minutes 5 seconds`, `2 hours 4 minutes`. */
export function durationText(seconds: number): string {
  if (seconds < 60) return amount(Number(seconds.toFixed(1)), 'second');
  const whole = Math.round(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  const parts =
    hours > 0
      ? [amount(hours, 'hour'), amount(minutes, 'minute')]
      : [amount(minutes, 'minute'), amount(whole % 60, 'second')];
  return parts.join(' ');
}

/** A number of things: `1 row`, `1 257 rows`. */
export function amount(count: number, one: string, many = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}
