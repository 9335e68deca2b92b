/** How long the endurance tests go on; `scripts/endurance.mjs` sets it. Without it they run at a size for every change. */
export const endurance = {
  rounds: numberFrom('SEQLOOM_KILL_ROUNDS', 8),
  hours: numberFrom('SEQLOOM_SOAK_HOURS', 1),
  seed: numberFrom('SEQLOOM_SEED', 1),
};

function numberFrom(name: string, otherwise: number): number {
  const given = process.env[name];
  if (given === undefined || given === '') return otherwise;
  const value = Number(given);
  if (!(value > 0)) throw new Error(`${name} must be a number above 0, not "${given}".`);
  return value;
}

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
