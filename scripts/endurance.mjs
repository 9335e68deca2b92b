// `npm run kill`, `npm run soak`: the app under hours of use and hundreds of kills, in fast motion.
//   node scripts/endurance.mjs kill [--rounds N] [--seed S]
//   node scripts/endurance.mjs soak [--hours H] [--seed S]
import path from 'node:path';
import { parseArgs } from 'node:util';
import { obtainBrowser } from './findBrowser.mjs';
import { ROOT } from './repositoryRoot.mjs';
import { runNode, toolScript } from './runTool.mjs';

const TESTS = ['kill', 'soak'];
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string' }, hours: { type: 'string' }, seed: { type: 'string' } },
});
const [test] = positionals;
if (!TESTS.includes(test)) {
  console.error(`Name one of ${TESTS.join(', ')}.`);
  process.exit(1);
}
const browser = await obtainBrowser();
if (browser === null) {
  console.error('This needs a browser: install Chrome, Chromium or Edge, or set SEQLOOM_BROWSER to one.');
  process.exit(1);
}
for (const parts of [[], ['electron-stand-in']]) {
  const { code } = await runNode(path.join(ROOT, 'scripts/build.mjs'), ['--if-stale', ...parts]);
  if (code !== 0) process.exit(code);
}
const { code } = await runNode(
  toolScript('@playwright/test', 'playwright'),
  ['test', '--project=endurance', `${test}.endurance`],
  {
    env: {
      SEQLOOM_ENDURANCE: '1',
      SEQLOOM_BROWSER: browser,
      SEQLOOM_KILL_ROUNDS: values.rounds ?? '',
      SEQLOOM_SOAK_HOURS: values.hours ?? '',
      SEQLOOM_SEED: values.seed ?? '',
    },
  },
);
process.exitCode = code;
