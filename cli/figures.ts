const SIGNIFICANT_DIGITS = 4;

/** A whole number with its digits in groups of three. */
export function formatCount(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ' ');
}

/** A measured figure with four significant digits, such as `35.1`, `0.0042` or `2 790`. */
export function formatFigure(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '–' : value > 0 ? '∞' : '-∞';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e9)) return value.toExponential(SIGNIFICANT_DIGITS - 1);
  const decimals = size === 0 ? 1 : Math.min(6, Math.max(0, SIGNIFICANT_DIGITS - 1 - Math.floor(Math.log10(size))));
  const [whole = '', fraction] = value.toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ' ');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** A skill score with its sign, such as `+0.123`. */
export function formatSkill(skill: number): string {
  if (!Number.isFinite(skill)) return formatFigure(skill);
  const rounded = skill.toFixed(3);
  return rounded === '-0.000' ? '0.000' : skill > 0 && rounded !== '0.000' ? `+${rounded}` : rounded;
}

/** A share as percent, such as `93.1 %`. */
export function formatShare(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** A time to wait, such as `0:19` or `1:02:05`. */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const tail = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}
