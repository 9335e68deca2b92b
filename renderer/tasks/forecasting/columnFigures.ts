import { formatCount, formatFigure } from '../../i18n/formatNumber';

const MOST_DECIMALS = 6;

/**
 * Formats the figures of one table column with equal decimals, so that their points stand below each other: as many as
 * show the smallest one with four digits. Figures too small or too different for that are written one by one.
 */
export function columnFigures(values: readonly number[]): readonly string[] {
  const sizes = values.map(Math.abs).filter((size) => size > 0 && Number.isFinite(size));
  if (sizes.length === 0) return values.map(formatFigure);
  const smallest = Math.min(...sizes);
  const decimals = Math.max(0, 3 - Math.floor(Math.log10(smallest)));
  if (decimals > MOST_DECIMALS) return values.map(formatFigure);
  return values.map((value) => (Number.isFinite(value) ? withDecimals(value, decimals) : formatFigure(value)));
}

function withDecimals(value: number, decimals: number): string {
  const [whole = '0', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const digits = formatCount(Number(whole)) + (fraction === undefined ? '' : `.${fraction}`);
  return value < 0 ? `\u2212${digits}` : digits;
}

/** A skill score with its sign and three decimals: `+0.350`, `−0.003`. */
export function formatSkill(skill: number): string {
  if (!Number.isFinite(skill) || Math.abs(skill) >= 100) return formatFigure(skill);
  const text = Math.abs(skill).toFixed(3);
  if (Number(text) === 0) return text;
  return `${skill < 0 ? '\u2212' : '+'}${text}`;
}
