// `npm test`: unit tests, a build, and the app driven in a real browser; then one closing line for all.
//   node scripts/test.mjs [--unit | --e2e] [arguments for Playwright ...]
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { obtainBrowser } from './findBrowser.mjs';
import { ROOT } from './repositoryRoot.mjs';
import { runNode, toolScript } from './runTool.mjs';
import { closingLine, playwrightTotals, readTotals, totalsOfRun, vitestTotals } from './testTotals.mjs';

const REPORTS = path.join(ROOT, 'node_modules/.cache/seqloom-tests');
const FAILED_STEP = { passed: 0, failed: 1, skipped: 0 };

const given = process.argv.slice(2);
const only = given.find((argument) => argument === '--unit' || argument === '--e2e');
const forPlaywright = given.filter((argument) => argument !== '--unit' && argument !== '--e2e');

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
const runs = [];
if (only !== '--e2e') runs.push(await runUnitTests());
if (only !== '--unit') runs.push(await runAppTests());
console.log(`\n${closingLine(runs)}`);
process.exitCode = runs.some((run) => run.failed > 0) ? 1 : 0;

async function runUnitTests() {
  const report = path.join(REPORTS, 'unit.json');
  const { code } = await runNode(toolScript('vitest'), [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  return totalsOfRun(code, readTotals(report, vitestTotals));
}

async function runAppTests() {
  const browser = await obtainBrowser();
  if (browser === null) {
    console.error(
      'The app tests need a browser, and none could be found or installed: install Chrome, Chromium or Edge, or set SEQLOOM_BROWSER to one.',
    );
    return FAILED_STEP;
  }
  const build = path.join(ROOT, 'scripts/build.mjs');
  for (const parts of [[], ['electron-stand-in']]) {
    const { code } = await runNode(build, ['--if-stale', ...parts]);
    if (code !== 0) return FAILED_STEP;
  }
  const report = path.join(REPORTS, 'app.json');
  const { code } = await runNode(
    toolScript('@playwright/test', 'playwright'),
    ['test', '--reporter=list,json', ...forPlaywright],
    { env: { SEQLOOM_BROWSER: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
  );
  return totalsOfRun(code, readTotals(report, playwrightTotals));
}
