// Opens damaged project files, each of which must open as a project that can be saved, or be refused with a sentence.
//   npm run fuzz -- [--cases N] [--seed S] [--first F]
// The same seed and number give the same file, so a case that fails can be seen again.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { rawText } from './rawText.mjs';
import { ROOT } from './repositoryRoot.mjs';

const FIXTURES = path.join(ROOT, 'engine/project/fixtures');
const BUNDLE = path.join(ROOT, 'node_modules/.cache/seqloom-fuzz/fuzzProject.mjs');
const TELL_EVERY_MS = 5000;

const { values } = parseArgs({
  options: { cases: { type: 'string' }, seed: { type: 'string' }, first: { type: 'string' } },
});
const cases = wholeNumber('cases', 5000);
const seed = wholeNumber('seed', 1);
const first = wholeNumber('first', 0);

mkdirSync(path.dirname(BUNDLE), { recursive: true });
await build({
  entryPoints: [path.join(ROOT, 'engine/testing/fuzzProject.ts')],
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile: BUNDLE,
  logLevel: 'error',
  plugins: [rawText],
});
const { fuzzCase } = await import(pathToFileURL(BUNDLE).href);

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
for (const [outcome, count] of [...counts].sort((a, b) => b[1] - a[1]))
  console.log(`${String(count).padStart(8)}  ${outcome}`);
console.log(`Slowest: case ${slowest.number}, ${Math.round(slowest.ms)} ms.`);
console.log(`${cases} cases of seed ${seed}, ${failures} failed.`);
process.exitCode = failures > 0 ? 1 : 0;

function wholeNumber(name, otherwise) {
  const given = values[name];
  if (given === undefined) return otherwise;
  const number = Number(given);
  if (given !== '' && Number.isInteger(number) && number >= 0) return number;
  console.error(`--${name} must be a whole number, but is "${given}".`);
  process.exit(1);
}
