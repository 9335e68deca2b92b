import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { runNode } from '../scripts/runTool.mjs';
import { bundleEngineProcess, ENGINE_PROCESS } from './bundle.mjs';
import { CASES, describeCase } from './cases.mjs';
import { EFFORTS, measureCase } from './measureCase.mjs';
import { ratioInterval } from './ratioInterval.mjs';

/** A case is slower than before when the whole interval of its ratio lies above this. */
export const MOST_TIMES_AS_SLOW = 1.03;

/** Fewer pairs say too little of a difference of a few percent. */
export const LEAST_PAIRS = 9;

/**
 * Times the cases on this checkout and on another one, both built, in alternating rounds of one run. Resolves to one entry
 * a case: the milliseconds a step of both, and the ratio (here ÷ there) with its 95 % interval over the pairs of rounds.
 */
export async function compareCheckouts(folder, { cases: wanted, rounds, quick }, report) {
  const other = await prepareCheckout(folder);
  await bundleEngineProcess();
  const engine = (id, label, file) => ({
    id,
    family: 'fused',
    label,
    command: { program: process.execPath, args: [file, 'fused', 'all'], env: process.env },
    runs: () => true,
  });
  const engines = [engine('before', 'before', other), engine('now', 'now', ENGINE_PROCESS)];
  const effort = quick ? EFFORTS.quick : EFFORTS.full;
  const results = [];
  for (const benchCase of CASES.filter(({ id }) => wanted.includes(id))) {
    const { before, now } = await measureCase(benchCase, engines, { rounds, effort, report });
    const failed = [before, now].find(({ status }) => status !== 'measured');
    if (failed) throw new Error(`Case ${benchCase.id}: ${failed.reason}`);
    results.push({
      id: benchCase.id,
      description: describeCase(benchCase),
      beforeMs: before.medianMs,
      nowMs: now.medianMs,
      ...ratioInterval(now.roundsMs, before.roundsMs),
    });
  }
  return results;
}

/** Builds the other checkout and bundles its engine process by its own means. */
async function prepareCheckout(folder) {
  const build = await runNode(path.join(folder, 'scripts/build.mjs'), ['--if-stale']);
  if (build.code !== 0) throw new Error(`${folder} could not be built.`);
  const bundle = await import(pathToFileURL(path.join(folder, 'bench/bundle.mjs')).href);
  await bundle.bundleEngineProcess();
  return bundle.ENGINE_PROCESS;
}

/** The head and one row a case: times, ratio, interval and whether it is slower. */
export function comparisonRows(results) {
  const rows = results.map(({ id, beforeMs, nowMs, ratio, low, high }) => [
    id,
    `${beforeMs.toPrecision(3)} ms`,
    `${nowMs.toPrecision(3)} ms`,
    `${ratio.toFixed(3)}×`,
    `${low.toFixed(3)} to ${high.toFixed(3)}`,
    low > MOST_TIMES_AS_SLOW ? 'SLOWER' : 'kept',
  ]);
  return [['case', 'before', 'now', 'now ÷ before', '95 % interval', ''], ...rows];
}
