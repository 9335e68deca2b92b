// Opens damaged project files, each of which must open as a project that can be saved, or be refused with a sentence.
//   npm run fuzz -- [--cases N] [--seed S] [--first F]
// The same seed and number give the same file, so a case that fails can be seen again.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { bundleTesting } from './bundleTesting.mjs';
import { fuzzOptions, tellOutcomes } from './fuzzRun.mjs';
import { ROOT } from './repositoryRoot.mjs';

const FIXTURES = path.join(ROOT, 'engine/project/fixtures');
const TELL_EVERY_MS = 5000;

const { cases, seed, first } = fuzzOptions();
const { fuzzCase } = await import(await bundleTesting('fuzzProject'));

const files = readdirSync(FIXTURES).map((name) => new Uint8Array(readFileSync(path.join(FIXTURES, name))));
const counts = new Map();
let failures = 0;
let slowest = { ms: 0, number: first };
let toldMs = performance.now();
for (let number = first; number < first + cases; number++) {
  try {
    const { outcome, ms } = fuzzCase(files, seed, number, () => performance.now());
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    if (ms > slowest.ms) slowest = { ms, number };
  } catch (error) {
    failures++;
    console.error(error.message);
  }
  if (performance.now() - toldMs > TELL_EVERY_MS) {
    toldMs = performance.now();
    console.log(`${number - first + 1} of ${cases}`);
  }
}
tellOutcomes(counts);
console.log(`Slowest: case ${slowest.number}, ${Math.round(slowest.ms)} ms.`);
console.log(`${cases} cases of seed ${seed}, ${failures} failed.`);
process.exitCode = failures > 0 ? 1 : 0;
