import { growthOf } from './watchMemory.mjs';

/** The engine that the app's users get; every target but the one of threads is about it. */
const APP = 'fused-all';

/** What the bench holds Seqloom to: ratios of medians within one run, of whole training steps in the app's own loop. */
const TARGETS = [
  { cases: ['A', 'B', 'C', 'E'], ...timesAsFastAs('stock', 'stock tfjs-wasm', 18) },
  { cases: ['D'], ...timesAsFastAs('stock', 'stock tfjs-wasm', 25) },
  { cases: ['F'], ...timesAsFastAs('stock', 'stock tfjs-wasm', 8) },
  { cases: ['A', 'C', 'D'], ...timesAsFastAs('fused-one', 'one thread', 1.5), needsFreeCores: true },
  { cases: ['A', 'B', 'C', 'E'], ...timeAgainst('keras', 'Keras-CPU', 1) },
  { cases: ['D'], ...timeAgainst('keras', 'Keras-CPU', 2) },
  { cases: ['B'], ...timeAgainst('torch', 'PyTorch-CPU', 1) },
  { cases: ['A', 'C', 'E'], ...timeAgainst('torch', 'PyTorch-CPU', 1.8) },
];

const MOST_WORKSPACE = 1.3;

/** Above this load something else has a core, and two threads cannot show what they can do. */
export const FREE_LOAD = 0.5;

function timesAsFastAs(slower, name, bound) {
  return { what: `times as fast as ${name}`, over: slower, under: APP, comparison: 'atLeast', bound };
}

function timeAgainst(peer, name, bound) {
  return { what: `of ${name}’s time`, over: APP, under: peer, comparison: 'atMost', bound };
}

/**
 * The targets of the cases that were run, each `{ case, what, comparison, bound, value, verdict, reason }`. Verdicts:
 * `met`; `missed`; `notJudged`, when it was measured but the machine could not show it; `notMeasured`, when an engine
 * was tried and gave no figure; `notRun`, when one was not asked for or not found.
 *
 * `cases` holds `{ id, engines }` with engines as `withBestTorch` gives them; `memory` is `{ case, samples?, reason? }`
 * of a long training that was watched, or null.
 */
export function judge({ cases, memory, cores, load }) {
  const busy = busyReason(cores, load);
  const ratios = TARGETS.flatMap((target) =>
    cases.filter(({ id }) => target.cases.includes(id)).map((measured) => judgeRatio(target, measured, busy)),
  );
  return [...ratios, ...cases.map(judgeWorkspace), ...(memory ? [judgeGrowth(memory)] : [])];
}

/** Whether --check fails on a verdict. A figure that was tried for and is missing is no better than a missed one. */
export function isFailure({ verdict }) {
  return verdict === 'missed' || verdict === 'notMeasured';
}

/** A case's results with PyTorch at its best thread count as `torch`. */
export function withBestTorch(engines) {
  const counts = Object.entries(engines).filter(([id]) => id.startsWith('torch-'));
  if (counts.length === 0) return engines;
  const measured = counts.filter(([, result]) => result.status === 'measured');
  const [id, result] = measured.sort(([, a], [, b]) => a.medianMs - b.medianMs)[0] ?? counts[0];
  return { ...engines, torch: { ...result, threads: Number(id.slice('torch-'.length)) } };
}

function judgeRatio({ what, over, under, comparison, bound, needsFreeCores }, { id, engines }, busy) {
  const target = { case: id, what, comparison, bound };
  const missing = withoutFigure([over, under], engines);
  if (missing) return { ...target, value: null, ...missing };
  const value = engines[over].medianMs / engines[under].medianMs;
  if (needsFreeCores && busy) return { ...target, value, verdict: 'notJudged', reason: busy };
  return compare(target, value);
}

function judgeWorkspace({ id, engines }) {
  const what = 'times the bytes that must be kept, as workspace';
  const target = { case: id, what, comparison: 'atMost', bound: MOST_WORKSPACE };
  const missing = withoutFigure([APP], engines);
  if (missing) return { ...target, value: null, ...missing };
  const { memory } = engines[APP];
  if (memory) return compare(target, memory.workspaceBytes / memory.keptBytes);
  return { ...target, value: null, verdict: 'notMeasured', reason: 'the kernels do not tell their memory' };
}

function judgeGrowth({ case: id, samples, reason }) {
  const what = 'bytes or tensors more after 1000 steps';
  const target = { case: id, what, comparison: 'atMost', bound: 0 };
  if (reason) return { ...target, value: null, verdict: 'notMeasured', reason: firstLine(reason) };
  return compare(target, growthOf(samples));
}

/** Why one of these engines has no figure, as a verdict; null when all have. */
function withoutFigure(ids, engines) {
  for (const id of ids) {
    const result = engines[id];
    if (!result) return { verdict: 'notRun', reason: `${id} was not run` };
    if (result.status !== 'measured') return { verdict: 'notMeasured', reason: firstLine(result.reason) };
  }
  return null;
}

function compare(target, value) {
  const met = target.comparison === 'atLeast' ? value >= target.bound : value <= target.bound;
  return { ...target, value, verdict: met ? 'met' : 'missed', reason: null };
}

function busyReason(cores, load) {
  if (cores < 2) return 'this machine has one core';
  return load > FREE_LOAD ? `the machine was busy at the start (load ${load.toFixed(2)})` : null;
}

function firstLine(text) {
  return text.trim().split('\n')[0];
}
