import { bundleEngineProcess } from './bundle.mjs';
import { CASES, describeCase } from './cases.mjs';
import { listEngines } from './engines.mjs';
import { EFFORTS, measureCase } from './measureCase.mjs';
import { findPeers } from './peers.mjs';
import { judge, withBestTorch } from './targets.mjs';
import { watchMemory } from './watchMemory.mjs';

/** The long training that watches memory runs on this case: its steps are the shortest. */
const WATCHED_CASE = 'B';

/**
 * Measures all asked-for cases on all asked-for engines, one case after another, and judges the targets. `notes` says in
 * words what could not be measured.
 */
export async function measureCases({ cases: wantedCases, engines: families, rounds, quick }, machine, report) {
  await bundleEngineProcess();
  const wantsPeers = families.includes('keras') || families.includes('torch');
  const peers = wantsPeers ? await findPeers() : { python: null, keras: false, torch: false, why: '' };
  const engines = listEngines({ cores: machine.cores, peers }).filter(({ family }) => families.includes(family));
  const effort = quick ? EFFORTS.quick : EFFORTS.full;

  const cases = [];
  for (const benchCase of CASES.filter(({ id }) => wantedCases.includes(id))) {
    const results = await measureCase(benchCase, engines, { rounds, effort, report });
    cases.push({ id: benchCase.id, description: describeCase(benchCase), engines: withBestTorch(results) });
  }
  const memory = await memoryOf(engines, wantedCases, report);
  const targets = judge({ cases, memory, cores: machine.cores, load: machine.load });
  return { cases, memory, targets, notes: notesOn(cases, peers) };
}

async function memoryOf(engines, wantedCases, report) {
  const engine = engines.find(({ id }) => id === 'fused-all');
  if (!engine || !wantedCases.includes(WATCHED_CASE)) return null;
  report(`${WATCHED_CASE}  ${engine.label}: 1000 steps for the memory`);
  const watched = await watchMemory(
    CASES.find(({ id }) => id === WATCHED_CASE),
    engine,
  );
  return { case: WATCHED_CASE, ...watched };
}

/** What could not be measured, in words: each reason once, with the cases it holds for. */
function notesOn(cases, peers) {
  const casesOf = new Map();
  for (const { id, engines } of cases) {
    for (const [engine, { status, reason }] of Object.entries(engines)) {
      // `torch` stands for the best of those of its own.
      if (status === 'measured' || engine === 'torch') continue;
      const what = `${engine} ${status}: ${reason}`;
      casesOf.set(what, [...(casesOf.get(what) ?? []), id]);
    }
  }
  const broken = [...casesOf].map(([what, ids]) => `${ids.join(', ')}: ${what}`);
  return [...(peers.why ? [`Peers: ${peers.why}. See bench/peers/requirements.txt.`] : []), ...broken];
}
