import { parseArgs } from 'node:util';

const USUAL = { cases: 5000, seed: 1, first: 0 };

/** The options of a fuzz script: how many cases, of which seed, from which on. What is no number ends the program with a line. */
export function fuzzOptions() {
  const { values } = parseArgs({
    options: { cases: { type: 'string' }, seed: { type: 'string' }, first: { type: 'string' } },
  });
  for (const [name, given] of Object.entries(values)) {
    if (/^\d+$/.test(given)) continue;
    console.error(`--${name} must be a whole number, but is "${given}".`);
    process.exit(1);
  }
  return Object.fromEntries(Object.entries(USUAL).map(([name, usual]) => [name, Number(values[name] ?? usual)]));
}

/** Prints how often each outcome came, the most frequent first. */
export function tellOutcomes(counts) {
  for (const [outcome, count] of [...counts].sort((a, b) => b[1] - a[1]))
    console.log(`${String(count).padStart(8)}  ${outcome}`);
}
