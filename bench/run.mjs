// `npm run bench`: how fast the app starts and trains on this machine. Everything in one run, rounds interleaved.
//   node bench/run.mjs [--rounds N] [--check]
// Writes bench/results.json and prints a table; with --check, exits with 1 where a target is missed.
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../scripts/repositoryRoot.mjs';
import { runNode } from '../scripts/runTool.mjs';
import { measurePage } from './measurePage.mjs';
import { measureTraining } from './measureTraining.mjs';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, check: { type: 'boolean', default: false } },
});
const rounds = Number(values.rounds);

const TEMPLATES = ['stock-price', 'traffic-flow'];
/** The cpu backend stands beside wasm for the ratio; it is slow, so one round of it must do. */
const BACKENDS = ['wasm', 'cpu'];

const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

await runNode('scripts/build.mjs', ['--if-stale']);
const epochs = Object.fromEntries(TEMPLATES.map((template) => [template, { wasm: [], cpu: [] }]));
for (let round = 0; round < rounds; round++) {
  for (const backend of BACKENDS) {
    if (backend === 'cpu' && round > 0) continue;
    for (const template of TEMPLATES) epochs[template][backend].push(...(await measureTraining(template, backend)));
  }
}
const page = await measurePage(2 * rounds + 1);

const megabytes = (bytes) => bytes / 1e6;
const rows = [
  ...TEMPLATES.map((template) => ({
    what: `an epoch of ${template}, tfjs-wasm`,
    value: median(epochs[template].wasm),
    unit: 's',
    target: template === 'stock-price' ? 5 : null,
  })),
  ...TEMPLATES.map((template) => ({
    what: `the same on tfjs-cpu, times as long (${template})`,
    value: median(epochs[template].cpu) / median(epochs[template].wasm),
    unit: '×',
    target: null,
  })),
  ...(page
    ? [
        {
          what: 'from opening the page to a template on the canvas',
          value: median(page.interactiveMs) / 1000,
          unit: 's',
          target: 3,
        },
        {
          what: 'first load, gzip, without workers',
          value: megabytes(page.firstLoad.pageBytes),
          unit: 'MB',
          target: 1.5,
        },
        {
          what: 'workers loaded by then, gzip',
          value: megabytes(page.firstLoad.workerBytes),
          unit: 'MB',
          target: null,
        },
      ]
    : []),
];

const machine = `${os.cpus()[0]?.model.trim() ?? 'unknown processor'}, ${os.availableParallelism()} cores`;
const date = new Date().toISOString().slice(0, 10);
const results = { machine, node: process.version, platform: process.platform, date, rounds, rows, epochs, page };
writeFileSync(path.join(ROOT, 'bench/results.json'), `${JSON.stringify(results, null, 2)}\n`);

console.log(`${machine}, Node ${process.version}, ${date}; medians of ${rounds} interleaved rounds\n`);
console.log('| what | measured | target |\n|---|---|---|');
let missed = 0;
for (const { what, value, unit, target } of rows) {
  const met = target === null || value <= target;
  if (!met) missed++;
  console.log(
    `| ${what} | ${value.toPrecision(3)} ${unit} | ${target === null ? '–' : `≤ ${target} ${unit}${met ? '' : ' MISSED'}`} |`,
  );
}
if (!page) console.log('\nNo browser was found here, so the page was not measured.');
if (values.check && missed > 0) process.exitCode = 1;
