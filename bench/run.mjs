// `npm run bench`: how fast Seqloom trains and starts on this machine, beside stock TensorFlow.js and, where they are
// found, Keras and PyTorch. Everything in one run, rounds interleaved; prints tables and writes them down as JSON.
import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from '../scripts/repositoryRoot.mjs';
import { runNode } from '../scripts/runTool.mjs';
import { compareCheckouts, comparisonRows, MOST_TIMES_AS_SLOW } from './compareCheckouts.mjs';
import { measureCases } from './measureCases.mjs';
import { measureCode } from './measureCode.mjs';
import { measureExports } from './measureExports.mjs';
import { measureFiles } from './measureFiles.mjs';
import { measureImport } from './measureImport.mjs';
import { measurePage } from './measurePage.mjs';
import { measureTemplates } from './measureTemplates.mjs';
import { measureWindow } from './measureWindow.mjs';
import { rounded } from './medians.mjs';
import { parseOptions, USAGE } from './options.mjs';
import { alignedTable, appRows, fullName, markdownTable, targetRows, timeRows } from './tables.mjs';
import { FREE_LOAD, isFailure } from './targets.mjs';

/** What --only names, beside the training: each gives `rows`, the `figures` behind them, and a `note` on what is missing. */
const APP_PARTS = {
  templates: measureTemplates,
  page: measurePage,
  files: measureFiles,
  code: measureCode,
  exports: measureExports,
  imports: measureImport,
  window: measureWindow,
};

const options = readOptions();
if (options) process.exitCode = await (options.against === null ? bench(options) : compare(options));

/** The cases beside those of another checkout. */
async function compare({ against, check, ...rest }) {
  const build = await runNode('scripts/build.mjs', ['--if-stale']);
  if (build.code !== 0) return build.code;
  const results = await compareCheckouts(path.resolve(against), rest, (line) => console.error(line));
  console.log(
    `\nOne training step, ${rest.rounds} pairs of rounds\n\n${alignedTable(comparisonRows(results), [1, 2, 3, 4])}`,
  );
  return check && results.some(({ low }) => low > MOST_TIMES_AS_SLOW) ? 1 : 0;
}

async function bench({ parts, rounds, check, complete, ...rest }) {
  const machine = describeMachine();
  const build = await runNode('scripts/build.mjs', ['--if-stale']);
  if (build.code !== 0) return build.code;
  const training = parts.includes('training')
    ? await measureCases({ rounds, ...rest }, machine, (line) => console.error(line))
    : null;
  const app = [];
  for (const [name, measure] of Object.entries(APP_PARTS)) {
    if (parts.includes(name)) app.push((await measure(rounds)) ?? { rows: [] });
  }
  const run = {
    ...{ date: new Date().toISOString().slice(0, 10), machine, rounds, quick: rest.quick, training },
    rows: app.flatMap(({ rows }) => rows),
    notes: [...(training?.notes ?? []), ...app.flatMap(({ note }) => note ?? [])],
  };
  const results = Object.assign({ ...run }, ...app.map(({ figures }) => figures));
  const file = complete ? 'bench/results.json' : 'out/bench/results.json';
  mkdirSync(path.join(ROOT, path.dirname(file)), { recursive: true });
  writeFileSync(path.join(ROOT, file), `${JSON.stringify(results, roundFractions, 2)}\n`);
  printReport(run);
  console.log(`\nWritten to ${file}`);

  const failed =
    (training?.targets ?? []).some(isFailure) ||
    run.rows.some(({ value, target }) => target !== null && !(value <= target));
  return check && failed ? 1 : 0;
}

/** Prints a run: tables to read here, and the README's. */
function printReport({ machine, date, rounds, quick, training, rows: app, notes }) {
  const measuredOn = `${machine.processor}, ${machine.cores} cores, Node ${machine.node}, ${date}`;
  console.log(`\n${measuredOn}; medians of ${rounds} interleaved rounds`);
  if (machine.load > FREE_LOAD) {
    console.log(`! The machine was busy when the bench began (load ${machine.load}): the figures are worth little.`);
  }
  if (quick) console.log('! Measured with --quick: the figures are worth little.');

  if (training) {
    console.log('\nOne training step, in the app’s own loop\n');
    for (const measured of training.cases) console.log(fullName(measured));
    const rows = timeRows(training.cases, ({ id }) => id);
    console.log(`\n${alignedTable(rows, [...rows[0].keys()].slice(1))}`);
    console.log('\nTargets\n');
    console.log(alignedTable(targetRows(training.targets), [2, 3]));
  }
  if (app.length > 0) console.log(`\nThe app\n\n${alignedTable(appRows(app), [1, 2])}`);
  for (const note of notes) console.log(`\n! ${note}`);

  console.log(`\nFor the README (${measuredOn}):`);
  if (training) console.log(`\n${markdownTable(timeRows(training.cases))}`);
  if (app.length > 0) console.log(`\n${markdownTable(appRows(app))}`);
}

/** What the figures were measured on. `load` is that of the last minute, before the bench itself has loaded anything. */
function describeMachine() {
  return {
    processor: os.cpus()[0]?.model.trim() ?? 'unknown processor',
    cores: os.availableParallelism(),
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
    load: Number(os.loadavg()[0].toFixed(2)),
  };
}

/** Digits that a reader of a diff can bear; bytes and counts stay whole. */
function roundFractions(_key, value) {
  return typeof value === 'number' && !Number.isInteger(value) ? rounded(value) : value;
}

/** The options, or null where there is nothing to measure. */
function readOptions() {
  try {
    const read = parseOptions(process.argv.slice(2));
    if (!read.help) return read;
    console.log(USAGE);
  } catch (error) {
    console.error(`${error.message}\n\n${USAGE}`);
    process.exitCode = 2;
  }
  return null;
}
