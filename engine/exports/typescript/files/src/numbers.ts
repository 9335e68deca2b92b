// seqloom: if asItLies
import { recipe } from './recipe.js';

// seqloom: end
// seqloom: if numbers
const MISSING = ['', 'na', 'n/a', 'nan', 'null', 'none', '-', '?'];

/** The number in a cell of a column; NaN for an empty cell. */
export function numberIn(cell: string, column: string): number {
  if (MISSING.includes(cell.toLowerCase())) return Number.NaN;
  // seqloom: insert number
  const value = Number(cell.replace(',', '.'));
  // seqloom: end
  if (Number.isNaN(value)) throw new Error(`“${cell}” in column “${column}” is not a number.`);
  return value;
}

// seqloom: end
/** The mean of some numbers; NaN of none. */
export const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
// seqloom: if fitted

/** The scaling of a column: a scaled value is (value − offset) / scale. */
export function fitScaler(values: readonly number[]): { offset: number; scale: number } {
  if (values.every((value) => value === values[0])) return { offset: values[0]!, scale: 1 };
  // seqloom: either standard or minMax
  if (recipe.scaling === 'standard') {
    const offset = mean(values);
    return { offset, scale: Math.sqrt(mean(values.map((value) => (value - offset) ** 2))) };
  } else {
    const least = values.reduce((a, b) => Math.min(a, b));
    return { offset: least, scale: values.reduce((a, b) => Math.max(a, b)) - least };
  }
}
// seqloom: end
