// `npm run bench`: how fast Seqloom trains and starts on this machine, beside stock TensorFlow.js and, where they are
// found, Keras and PyTorch. Everything in one run, rounds interleaved; prints tables and writes them down as JSON.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../scripts/repositoryRoot.mjs';
import { runNode } from '../scripts/runTool.mjs';
import { describeMachine } from './machine.mjs';
import {
  measureCodePanel,
  measureDesktopStart,
  measureLargeExports,
  measureLargeImport,
  measureLargeProject,
  measureStart,
  measureTemplates,
} from './measureApp.mjs';
import { compareCheckouts, comparisonRows, MOST_TIMES_AS_SLOW } from './compareCheckouts.mjs';
import { measureCases } from './measureCases.mjs';
import { parseOptions, USAGE } from './options.mjs';
import { printReport } from './printReport.mjs';
import { resultsJson } from './resultsJson.mjs';
import { alignedTable } from './tables.mjs';
import { isFailure } from './targets.mjs';

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
  const templates = parts.includes('templates') ? await measureTemplates(rounds) : null;
  const start = parts.includes('page') ? await measureStart(rounds) : null;
  const files = parts.includes('files') ? await measureLargeProject(rounds) : null;
  const code = parts.includes('code') ? await measureCodePanel(rounds) : null;
  const exports = parts.includes('exports') ? await measureLargeExports(rounds) : null;
  const imports = parts.includes('imports') ? await measureLargeImport(rounds) : null;
  const desktop = parts.includes('window') ? await measureDesktopStart(rounds) : null;

  const date = new Date().toISOString().slice(0, 10);
  const notes = [
    ...(training?.notes ?? []),
    ...(parts.includes('page') && !start ? ['No browser was found here, so the page was not measured.'] : []),
    ...(desktop?.reason ? [`The desktop app's window was not measured: ${desktop.reason}.`] : []),
  ];
  const run = {
    ...{
      machine,
      date,
      rounds,
      quick: rest.quick,
      training,
      templates,
      start,
      files,
      code,
      exports,
      imports,
      desktop,
      notes,
    },
    rows: [templates, start, files, code, exports, imports, desktop].flatMap((part) => part?.rows ?? []),
  };
  const file = complete ? 'bench/results.json' : 'out/bench/results.json';
  mkdirSync(path.join(ROOT, path.dirname(file)), { recursive: true });
  writeFileSync(path.join(ROOT, file), resultsJson(run));
  printReport(run);
  console.log(`\nWritten to ${file}`);

  const failed =
    (training?.targets ?? []).some(isFailure) ||
    run.rows.some(({ value, target }) => target !== null && !(value <= target));
  return check && failed ? 1 : 0;
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
