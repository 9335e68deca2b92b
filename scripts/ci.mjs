// What `.ci/run` runs when the packages are installed: what is quick first, then everything else at a bounded size. It ends
// with the time of each step and the closing line of all tests; a step that failed is told by the exit status too.
import path from 'node:path';
import { ROOT } from './repositoryRoot.mjs';
import { runNode } from './runTool.mjs';
import { stepTable } from './stepTable.mjs';
import { runAppTests, runVitest } from './testRuns.mjs';
import { closingLine, failureList } from './testTotals.mjs';

const script = (file, ...args) => runNode(path.join(ROOT, 'scripts', file), args);

/** A step runs a script, or tests that are counted. Any other size of a script is an option away (CONTRIBUTING.md). */
const STEPS = [
  { name: 'format, lint, types, order, dead code', run: () => script('check.mjs', '--without-unit-tests') },
  { name: 'unit tests', test: () => runVitest('unit', ['--project', '!long']) },
  { name: 'package check', run: () => script('packageCheck.mjs') },
  { name: 'fuzz', run: () => script('fuzz.mjs', '--cases', '5000') },
  { name: 'fuzz of models', run: () => script('fuzzModels.mjs', '--cases', '5000') },
  { name: 'kill', run: () => script('endurance.mjs', 'kill', '--rounds', '10') },
  { name: 'soak', run: () => script('endurance.mjs', 'soak', '--hours', '1') },
  { name: 'python', run: () => script('testPython.mjs') },
  { name: 'long tests', test: () => runVitest('long', ['--project', 'long']) },
  { name: 'app tests', test: () => runAppTests([], { needsFirefox: true }) },
];

const done = [];
const runs = [];
for (const { name, run, test } of STEPS) {
  console.log(`\n── ${name} ──`);
  const startedAtMs = performance.now();
  const totals = await test?.();
  if (totals) runs.push(totals);
  const ok = totals ? totals.failed === 0 : (await run()).code === 0;
  done.push({ name, ok, elapsedMs: performance.now() - startedAtMs });
}
// Last, where they are still seen when a log keeps only its end.
console.log(['', ...stepTable(done), ...failureList(runs), '', closingLine(runs)].join('\n'));
process.exitCode = done.every(({ ok }) => ok) ? 0 : 1;
