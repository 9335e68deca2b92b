import { _electron } from '@playwright/test';
import { electronArguments, findElectron, missingDisplay } from '../scripts/electronBinary.mjs';
import { ROOT } from '../scripts/repositoryRoot.mjs';
import { secondsRow } from './medians.mjs';
import { inTemporaryFolder } from './temporaryFolder.mjs';

const LOOK_EVERY_MS = 5;

/**
 * Milliseconds from the start of Electron's process until the app's window is shown; or why that cannot be measured here.
 * Only the real Electron counts: of its stand-in's window nothing is ever seen.
 */
export async function measureWindow(rounds) {
  const reason = findElectron() ? missingDisplay() : "Electron's binary is not here";
  if (reason !== null) return { rows: [], note: `The desktop app's window was not measured: ${reason}.` };
  const shownMs = [];
  for (let round = 0; round < 2 * rounds + 1; round++) shownMs.push(await inTemporaryFolder(showOnce));
  return {
    figures: { windowShownMs: shownMs },
    rows: [secondsRow('from starting Electron to its window', shownMs, 1.5)],
  };
}

async function showOnce(userData) {
  const args = [...electronArguments(), `--user-data-dir=${userData}`];
  const app = await _electron.launch({ args, cwd: ROOT });
  try {
    return await app.evaluate(async ({ BrowserWindow }, everyMs) => {
      while (!BrowserWindow.getAllWindows().some((window) => window.isVisible())) {
        await new Promise((resolve) => setTimeout(resolve, everyMs));
      }
      return Date.now() - process.getCreationTime();
    }, LOOK_EVERY_MS);
  } finally {
    await app.close();
  }
}
