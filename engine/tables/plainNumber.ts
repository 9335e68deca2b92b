const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;
const DECIMAL_COMMA = /^[-+]?(?:\d+,?\d*|,\d+)$/;
/** Texts that exported programs take for an empty cell. */
const EMPTY = new Set(['', 'na', 'n/a', 'nan', 'null', 'none', '-', '?']);

/** Whether exported programs take a trimmed cell for an empty one. */
export const isPlainlyEmpty = (cell: string): boolean => EMPTY.has(cell.toLowerCase());

/** The number that a trimmed cell holds in the plain way of programs, or null. */
export function plainNumberOf(cell: string, decimalComma: boolean): number | null {
  const text = decimalComma && DECIMAL_COMMA.test(cell) ? cell.replace(',', '.') : cell;
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  // Such as 1e999, which no number holds.
  return Number.isFinite(value) ? value : null;
}
