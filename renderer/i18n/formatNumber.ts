/** A narrow space that no line breaks at: it groups digits and stands before units. */
const THIN_SPACE = '\u202f';
const MINUS = '\u2212';

/** A whole number with thin-space groups: `56 481`. */
export function formatCount(value: number): string {
  const digits = Math.abs(Math.round(value)).toString();
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, THIN_SPACE);
  return Math.round(value) < 0 ? MINUS + grouped : grouped;
}

const PREFIXES = ['', 'k', 'M', 'G', 'T', 'P'] as const;

/** A number in three digits with its SI prefix apart: `['35.8', 'k']`. */
function scale(value: number): readonly [string, string] {
  let size = Math.abs(value);
  let step = 0;
  // 999.5 would round to a fourth digit.
  while (size >= 999.5 && step < PREFIXES.length - 1) {
    size /= 1000;
    step++;
  }
  const decimals = step === 0 || size >= 99.95 ? 0 : 1;
  return [(value < 0 ? MINUS : '') + size.toFixed(decimals), PREFIXES[step] ?? ''];
}

/** A count where there is little room: `33`, `35.8 k`, `1.2 M`. */
export function formatCompact(value: number): string {
  const [digits, prefix] = scale(value);
  return prefix === '' ? digits : digits + THIN_SPACE + prefix;
}

/** An amount of bytes with its decimal prefix: `52.3 MB`. */
export function formatBytes(value: number): string {
  const [digits, prefix] = scale(value);
  return `${digits}${THIN_SPACE}${prefix}B`;
}

/** Work in floating-point operations: `1.2 MFLOP`. */
export function formatFlops(value: number): string {
  const [digits, prefix] = scale(value);
  return `${digits}${THIN_SPACE}${prefix}FLOP`;
}

/** A measured figure with four significant digits: `0.0058`, `1 240`, `3.2e-7`. */
export function formatFigure(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '–' : `${value < 0 ? MINUS : ''}∞`;
  const size = Math.abs(value);
  if (size >= 1000 && size < 1e15) return formatCount(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e15)) return value.toExponential(1).replace(/^-/, MINUS);
  return String(Number(value.toPrecision(size < 0.1 ? 2 : 4))).replace(/^-/, MINUS);
}

/** A share as a percentage: `70 %`, `12.5 %`. */
export function formatPercent(share: number): string {
  return `${Number((share * 100).toFixed(1))}${THIN_SPACE}%`.replace(/^-/, MINUS);
}

/** A span of time as a clock shows it: `0:19`, `12:05`, `1:02:03`. */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** How long something took: `0.3 s` below ten seconds, else as a clock shows it. */
export function formatTaken(seconds: number): string {
  return seconds < 9.95 ? `${seconds.toFixed(1)}${THIN_SPACE}s` : formatClock(seconds);
}

/** A short time: `1.9 ms`, `24 ms`; below a twentieth of a millisecond `< 0.1 ms`. */
export function formatMilliseconds(milliseconds: number): string {
  if (milliseconds < 0.05) return `<${THIN_SPACE}0.1${THIN_SPACE}ms`;
  return `${milliseconds.toFixed(milliseconds < 9.95 ? 1 : 0)}${THIN_SPACE}ms`;
}
