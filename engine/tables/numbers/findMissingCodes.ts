import type { Phrase } from '../../text/phrase';

/** A number that seems to stand for a missing value. */
export interface MissingCode {
  readonly code: number;
  /** How many cells hold it. */
  readonly count: number;
  readonly reason: Phrase;
}

/** Numbers that instruments and programs write for a missing value. */
const CODES: ReadonlySet<number> = new Set([
  -1, -9, -88, -99, -199, -200, -777, -888, -999, -7777, -8888, -9999, -99999, -999999, -32768, -2147483648, -99.9,
  -99.99, -999.9, -999.99, -999.25, -9999.9, 999, 9999, 99999, 999999, 9999999, 99.9, 999.9, 999.99, 9999.9, 9999.99,
  32767, 65535, 2147483647, 1e20, 1e36, 9.969209968386869e36,
]);
/** A code stands in so many cells, or in two that are such a share of all. */
const [LEAST_COUNT, LEAST_SHARE] = [3, 0.005];
/** Times the middle half of the other values that a code lies away from them, at least. */
const FAR = 5;
/** Different values that the others have, at least: −1, 0 and 1 are a scale. */
const LEAST_VALUES = 10;
/** Codes so low stand for nothing else in a column that is never negative. */
const SURELY_LOW = -99;

/**
 * Numbers of a column that seem to stand for a missing value. One is a number that programs use for it (such as −200, −999 or
 * 9999); it is the lowest or the highest value; it stands in at least 3 cells, or in 2 that are 0.5 % of all; and the gap to the
 * other values is at least as wide as the range of these, or 5 times as wide as their middle half. A code of −99 or lower also counts where it is the only negative value. The others must have 10 different
 * values. Looked for again without those found, so that −999 and 999 are both found.
 */
export function findMissingCodes(values: Float64Array, name: string): MissingCode[] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const least = LEAST_SHARE * sorted.length <= LEAST_COUNT - 1 ? LEAST_COUNT - 1 : LEAST_COUNT;
  const found: MissingCode[] = [];
  let [from, to] = [0, sorted.length];
  for (;;) {
    const low = runAt(sorted, from, to, 1);
    const high = runAt(sorted, from, to, -1);
    if (isCode(sorted, from + low, to, from, low, least)) {
      found.push(codeFound(sorted[from] as number, low, name));
      from += low;
    } else if (isCode(sorted, from, to - high, to - 1, high, least)) {
      found.push(codeFound(sorted[to - 1] as number, high, name));
      to -= high;
    } else {
      return found;
    }
  }
}

const codeFound = (code: number, count: number, name: string): MissingCode => ({
  code,
  count,
  reason: { code: 'reading.missingCode', values: { column: name, value: String(code), count } },
});

/** How many equal values stand at the start (`step` 1) or the end (−1) of a part of sorted values. */
function runAt(sorted: Float64Array, from: number, to: number, step: 1 | -1): number {
  const start = step === 1 ? from : to - 1;
  let count = 0;
  for (let i = start; i >= from && i < to && sorted[i] === sorted[start]; i += step) count++;
  return count;
}

/** Whether the value at `at`, in so many cells, is a code beside the others, which are sorted from `from` to `to`. */
function isCode(sorted: Float64Array, from: number, to: number, at: number, count: number, least: number): boolean {
  const code = sorted[at];
  if (code === undefined || !CODES.has(code) || count < least || to - from < LEAST_VALUES) return false;
  const [first, last] = [sorted[from] as number, sorted[to - 1] as number];
  if (!hasValues(sorted, from, to)) return false;
  const gap = Math.max(first - code, code - last);
  const quantile = (share: number): number => sorted[from + Math.floor(share * (to - from - 1))] as number;
  const middle = quantile(0.75) - quantile(0.25);
  const isFar = gap >= last - first || (middle > 0 && gap >= FAR * middle);
  return isFar || (code <= SURELY_LOW && first >= 0);
}

function hasValues(sorted: Float64Array, from: number, to: number): boolean {
  let different = 1;
  for (let i = from + 1; i < to && different < LEAST_VALUES; i++) if (sorted[i] !== sorted[i - 1]) different++;
  return different >= LEAST_VALUES;
}
