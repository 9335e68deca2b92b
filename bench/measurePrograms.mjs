// How fast the exported TypeScript program of the stock template trains, beside the one that another checkout exports:
//   node bench/measurePrograms.mjs FOLDER [ROUNDS]
// FOLDER is the other checkout, built. Both programs run as a user runs them, in turns; an epoch lasts from one line that
// tells of an epoch to the next. Ends with the seconds of both and the ratio with its interval over the rounds.
import { execFileSync, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../scripts/repositoryRoot.mjs';
import { median } from './medians.mjs';
import { ratioInterval } from './ratioInterval.mjs';

/** The first epoch still compiles code; these many after it are timed. */
const TIMED_EPOCHS = 2;

/** Exports the program by a checkout's own command line, beside the packages that it imports, and compiles it. */
function writeProgram(checkout) {
  const folder = path.join(checkout, 'out/bench-programs');
  rmSync(folder, { recursive: true, force: true });
  const line = ['cli/bin/seqloom.mjs', 'export', 'templates/stock-price', '--to', 'typescript', '--out', folder];
  execFileSync(process.execPath, line, { cwd: checkout });
  execFileSync(process.execPath, [path.join(checkout, 'node_modules/typescript/bin/tsc'), '-p', folder]);
  return path.join(folder, 'dist/train.js');
}

/** Seconds of one epoch of a program that is run anew, and ended when that is known. */
async function secondsOfEpoch(program) {
  const training = spawn(process.execPath, [program], {
    cwd: path.join(program, '../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const told = [];
  for await (const line of createInterface(training.stdout)) {
    if (/^epoch \d+\//.test(line)) told.push(performance.now());
    if (told.length > TIMED_EPOCHS) break;
  }
  training.kill();
  if (told.length <= TIMED_EPOCHS) throw new Error(`${program} ended after ${told.length} epochs.`);
  return (told.at(-1) - told[0]) / 1000 / TIMED_EPOCHS;
}

const [other, rounds = '5'] = process.argv.slice(2);
if (other === undefined)
  throw new Error('Say which checkout to measure beside: node bench/measurePrograms.mjs FOLDER [ROUNDS]');
const programs = { before: writeProgram(path.resolve(other)), now: writeProgram(ROOT) };
const seconds = { before: [], now: [] };
for (let round = 0; round < Number(rounds); round++) {
  for (const [name, program] of Object.entries(programs)) seconds[name].push(await secondsOfEpoch(program));
}
const { ratio, low, high } = ratioInterval(seconds.before, seconds.now);
console.log(
  `An epoch takes ${median(seconds.now).toFixed(2)} s, before ${median(seconds.before).toFixed(2)} s: ` +
    `${ratio.toFixed(1)} times as fast (95 % interval ${low.toFixed(1)} to ${high.toFixed(1)}).`,
);
