/** Two-digit years go up to this one, unless the column spans the turn of it. */
const LATEST = 2049;
/** The window of POSIX, 1969 to 2068, where nothing speaks for another. */
const POSIX_START = 69;

/** The year of the hundred from `firstYear` on that ends in these two digits. */
export function yearOf(twoDigits: number, firstYear: number): number {
  return firstYear + ((((twoDigits - firstYear) % 100) + 100) % 100);
}

/**
 * The first of the hundred years that two-digit years stand for, told by a whole column: the one in which the years change
 * least from cell to cell, so that 68 and 69 in neighboring rows stay neighbors, and which is the latest without a year
 * after 2049. `years` are in the order of the rows; null where there is none.
 */
export function chooseCentury(years: Iterable<number>): number | null {
  // How often one year follows another: no more pairs than 10,000, however long the column is.
  const follows = new Map<number, number>();
  const present = new Set<number>();
  let previous = -1;
  for (const year of years) {
    if (year === previous) continue;
    present.add(year);
    if (previous >= 0) follows.set(previous * 100 + year, (follows.get(previous * 100 + year) ?? 0) + 1);
    previous = year;
  }
  if (present.size === 0) return null;
  const change = (start: number): number => {
    let sum = 0;
    for (const [pair, count] of follows) {
      sum += count * Math.abs(yearOf(pair % 100, start) - yearOf(Math.floor(pair / 100), start));
    }
    return sum;
  };
  // The window can only begin at a year that is there; POSIX's comes first, and wins where all are equal.
  let best = POSIX_START;
  let least = change(POSIX_START);
  for (const start of [...present].toSorted((a, b) => a - b)) {
    const sum = change(start);
    if (sum < least) [best, least] = [start, sum];
  }
  let firstYear = 1900 + best;
  const last = (): number => Math.max(...[...present].map((year) => yearOf(year, firstYear)));
  while (last() > LATEST) firstYear -= 100;
  while (last() + 100 <= LATEST) firstYear += 100;
  return firstYear;
}
