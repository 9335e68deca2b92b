/** Repeatable draws (mulberry32): the same seed does the same things at the same moments. */
export function drawNumbers(seed: number): { below(limit: number): number } {
  let state = seed >>> 0;
  return {
    /** A whole number in [0, limit). */
    below: (limit) => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
    },
  };
}
