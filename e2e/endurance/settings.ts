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
