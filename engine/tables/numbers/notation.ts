import type { DecimalMark, GroupMark } from './decimalMark';

/** How the numbers of a column are written; enough to read further cells of it. Plain data for JSON. */
export interface NumberNotation {
  readonly decimal: DecimalMark;
  /** The sign between thousands, as most cells have it; null where none has one. */
  readonly group: GroupMark | null;
  /** What the numbers count: `%`, a currency, a unit; null for nothing. Percentages are not divided: 12 % is 12. */
  readonly unit: string | null;
  /** Whether letters behind a number multiply it, such as K for 1,000. */
  readonly factors: boolean;
}

/** A bare number beside percentages could be a share as well. */
export const isRatio = (unit: string | null): boolean => unit === '%' || unit === '‰';
