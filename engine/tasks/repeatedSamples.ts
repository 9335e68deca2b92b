import type { Phrase } from '../text/phrase';
/** So large a share of the samples of a part may stand in the training part by chance. */
const BY_CHANCE = 0.05;
/** Odd numbers, by which rows are taken one after another in two lanes of 32 bits. */
const FACTORS = [0x9e3779b1, 0x01000193] as const;

/** Mixes the bits of a word (the finalizer of Appleby's MurmurHash3). */
function mixed(word: number): number {
  const once = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}

/**
 * Numbers for samples of consecutive rows, equal where all their rows are, in all columns; null for a sample that has but one
 * kind of row, which says nothing. A number is had at once, however long its sample is (Karp and Rabin 1987).
 */
export function sampleKeys(
  columns: readonly ArrayLike<number>[],
  rowCount: number,
): (first: number, count: number) => number | null {
  const bits = new Float32Array(1);
  const word = new Int32Array(bits.buffer);
  const lanes = FACTORS.map((factor) => ({
    /** Of the rows before each row. */
    before: new Int32Array(rowCount + 1),
    powers: new Int32Array(rowCount + 1).fill(1),
    factor,
  }));
  /** The last row up to each that is not as the one before it. */
  const changed = new Int32Array(rowCount);
  let keyBefore: number | null = null;
  for (let row = 0; row < rowCount; row++) {
    let key = 17;
    for (const values of columns) {
      bits[0] = values[row] as number;
      key = mixed(Math.imul(key, FACTORS[1]) ^ (word[0] as number));
    }
    changed[row] = key === keyBefore ? (changed[row - 1] as number) : row;
    keyBefore = key;
    lanes.forEach(({ before, powers, factor }, lane) => {
      before[row + 1] = Math.imul(before[row] as number, factor) + mixed(key + lane);
      powers[row + 1] = Math.imul(powers[row] as number, factor);
    });
  }
  return (first, count) => {
    const end = first + count;
    if (count === 0 || (changed[end - 1] as number) <= first) return null;
    const [a, b] = lanes.map(
      ({ before, powers }) => (before[end] as number) - Math.imul(before[first] as number, powers[count] as number),
    ) as [number, number];
    return (a >>> 0) * 0x100000 + (b & 0xfffff);
  };
}

/** Rows that tell how often values repeat. */
const MOST_ROWS = 5000;

/**
 * Whether windows of so many rows repeat by the nature of a series, so that nothing was copied: because its rows take few
 * values, or because it has a period that two windows show.
 */
export function repeatsByNature(
  columns: readonly ArrayLike<number>[],
  rowCount: number,
  length: number,
  known: readonly (number | null)[],
): boolean {
  const rows = Math.min(rowCount, MOST_ROWS);
  const counts = new Map<string, number>();
  for (let row = 0; row < rows; row++) {
    const key = columns.map((values) => values[row]).join();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  // Two rows are equal with this probability, and windows of independent ones with its power.
  const alike = [...counts.values()].reduce((sum, count) => sum + (count / rows) ** 2, 0);
  if (1 - (1 - alike ** length) ** known.length > BY_CHANCE) return true;
  const last = new Map<number, number>();
  const gaps: number[] = [];
  known.forEach((key, place) => {
    if (key === null) return;
    const before = last.get(key);
    if (before !== undefined) gaps.push(place - before);
    last.set(key, place);
  });
  const middle = gaps.sort((a, b) => a - b)[gaps.length >> 1];
  return gaps.length > known.length / 2 && middle !== undefined && middle <= 2 * length;
}

/** How many samples stand in the training part too, value for value; 0 where they are so few that it may be chance. */
export function countRepeated(known: readonly (number | null)[], asked: readonly (number | null)[]): number {
  const seen = new Set(known);
  const count = asked.filter((key) => key !== null && seen.has(key)).length;
  return count > BY_CHANCE * asked.length ? count : 0;
}

/** What tells the answer where most samples of the test part stand in the training part too; nothing where few do. */
export function toldByHeart(repeated: number, tested: number): readonly Phrase[] {
  return repeated > tested / 2 ? [{ code: 'verdict.repeated' }] : [];
}
