import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron } from '@playwright/test';
import { electronArguments, findElectron, missingDisplay } from '../scripts/electronBinary.mjs';
import { ROOT } from '../scripts/repositoryRoot.mjs';

const LOOK_EVERY_MS = 5;

/**
 * Milliseconds from the start of Electron's process until the app's window is shown, for each of `rounds`; or why that
 * cannot be measured here. Only the real Electron counts: of its stand-in's window nothing is ever seen.
 */
export async function measureWindow(rounds) {
  const reason = whyNot();
  if (reason !== null) return { shownMs: null, reason };
  const shownMs = [];
  for (let round = 0; round < rounds; round++) {
    const userData = mkdtempSync(path.join(tmpdir(), 'seqloom-bench-'));
    const app = await _electron.launch({
      args: [...electronArguments(), `--user-data-dir=${userData}`],
      cwd: ROOT,
    });
    try {
      shownMs.push(
        await app.evaluate(async ({ BrowserWindow }, everyMs) => {
          while (!BrowserWindow.getAllWindows().some((window) => window.isVisible())) {
            await new Promise((resolve) => setTimeout(resolve, everyMs));
          }
          return Date.now() - process.getCreationTime();
        }, LOOK_EVERY_MS),
      );
    } finally {
      await app.close();
      rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
    }
  }
  return { shownMs, reason: null };
}

function whyNot() {
  if (!findElectron()) return "Electron's binary is not here";
  return missingDisplay();
}
