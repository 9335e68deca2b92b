import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { findFirefox, obtainBrowser, obtainFirefox } from './findBrowser.mjs';
import { ROOT } from './repositoryRoot.mjs';
import { runNode, toolScript } from './runTool.mjs';
import { playwrightTotals, readTotals, totalsOfRun, vitestTotals } from './testTotals.mjs';

const REPORTS = path.join(ROOT, 'node_modules/.cache/seqloom-tests');

/** Runs tests with Vitest and gives their totals. `name` is that of the report. */
export async function runVitest(name, args = []) {
  const report = freshReport(name);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await runNode(toolScript('vitest'), ['run', ...args, ...reporters]);
  return totalsOfRun(code, readTotals(report, vitestTotals));
}

/** Runs the app's tests in real browsers and gives their totals. Where there is no Firefox that is said, and is a failure if `needsFirefox`. */
export async function runAppTests(args = [], { needsFirefox = false } = {}) {
  const report = freshReport('app');
  const firefox = await (needsFirefox ? obtainFirefox() : findFirefox());
  if (!firefox) console.error('THE MAIN PATH IS NOT TRIED IN FIREFOX: none is installed. SEQLOOM_FIREFOX names one.');
  const code = await runPlaywright(['--reporter=list,json', ...args], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    SEQLOOM_FIREFOX: firefox ?? '',
  });
  return totalsOfRun(firefox || !needsFirefox ? code : 1, readTotals(report, playwrightTotals));
}

/** Builds the app and the stand-in for Electron, and runs Playwright in a real browser. Resolves to its exit code. */
export async function runPlaywright(args, env) {
  const browser = await obtainBrowser();
  if (browser === null) {
    console.error(
      'The app tests need a browser, and none could be found or installed: install Chrome, Chromium or Edge, or set SEQLOOM_BROWSER to one.',
    );
    return 1;
  }
  for (const parts of [[], ['electron-stand-in']]) {
    const { code } = await runNode(path.join(ROOT, 'scripts/build.mjs'), ['--if-stale', ...parts]);
    if (code !== 0) return code;
  }
  const playwright = toolScript('@playwright/test', 'playwright');
  const { code } = await runNode(playwright, ['test', ...args], { env: { ...env, SEQLOOM_BROWSER: browser } });
  return code;
}

// The report of an earlier run must not stand for one that wrote none.
function freshReport(name) {
  const report = path.join(REPORTS, `${name}.json`);
  mkdirSync(REPORTS, { recursive: true });
  rmSync(report, { force: true });
  return report;
}
