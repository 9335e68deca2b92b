/** Digits that a zero before them tells from a number: shorter ones are months and hours as well. */
const [ALL_ZEROS_LENGTH, SOME_ZEROS_LENGTH] = [3, 4];
/** Digits of a phone number with its country. */
const PHONE_DIGITS = 8;

/**
 * Whether a column of digits names things: cells of equal length that keep their leading zeros, such as 007 or ZIP codes, and
 * phone numbers with a plus.
 */
export function isIdentifier(cells: readonly string[], isMissing: (cell: string) => boolean): boolean {
  let [length, filled, zeros] = [-1, 0, 0];
  let [alike, phones] = [true, true];
  for (const cell of cells) {
    if (isMissing(cell)) continue;
    filled++;
    if (length < 0) length = cell.length;
    alike &&= cell.length === length && /^\d+$/.test(cell);
    phones &&= cell.startsWith('+') && cell.replace(/[^\d]/g, '').length >= PHONE_DIGITS && !/[.,eE]/.test(cell);
    if (!alike && !phones) return false;
    if (cell.startsWith('0')) zeros++;
  }
  if (filled === 0 || phones) return filled > 0;
  return (zeros === filled && length >= ALL_ZEROS_LENGTH) || (zeros > 0 && length >= SOME_ZEROS_LENGTH);
}
