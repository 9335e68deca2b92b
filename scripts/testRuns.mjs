import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { obtainBrowser } from './findBrowser.mjs';
import { ROOT } from './repositoryRoot.mjs';
import { runNode, toolScript } from './runTool.mjs';
import { playwrightTotals, readTotals, totalsOfRun, vitestTotals } from './testTotals.mjs';

const REPORTS = path.join(ROOT, 'node_modules/.cache/seqloom-tests');
const FAILED_STEP = { passed: 0, failed: 1, skipped: 0, failures: [] };

/** Runs tests with Vitest and gives their totals. `name` is that of the report. */
export async function runVitest(name, args = []) {
  const report = freshReport(name);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await runNode(toolScript('vitest'), ['run', ...args, ...reporters]);
  return totalsOfRun(code, readTotals(report, vitestTotals));
}

/** Builds the app, runs its tests in a real browser and gives their totals. */
export async function runAppTests(args = []) {
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
  const report = freshReport('app');
  const { code } = await runNode(
    toolScript('@playwright/test', 'playwright'),
    ['test', '--reporter=list,json', ...args],
    { env: { SEQLOOM_BROWSER: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
  );
  return totalsOfRun(code, readTotals(report, playwrightTotals));
}

// The report of an earlier run must not stand for one that wrote none.
function freshReport(name) {
  const report = path.join(REPORTS, `${name}.json`);
  mkdirSync(REPORTS, { recursive: true });
  rmSync(report, { force: true });
  return report;
}
