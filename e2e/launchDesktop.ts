import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { findElectron, missingDisplay } from '../scripts/electronBinary.mjs';
import { ROOT } from '../scripts/repositoryRoot.mjs';
import { CHROMIUM_FLAGS } from './chromiumFlags';

const STAND_IN = path.join(ROOT, 'out/electron-stand-in/dist');

/** What the desktop specs run on: the real Electron, or its stand-in and why. */
export type DesktopRunner =
  | { readonly name: 'Electron' }
  | { readonly name: 'the stand-in for Electron'; readonly reason: string };

/** The real Electron where its binary is here and can run, else the stand-in. */
export function chooseDesktopRunner(): DesktopRunner {
  const reason = whyNotElectron();
  return reason === null ? { name: 'Electron' } : { name: 'the stand-in for Electron', reason };
}

/** Starts the built desktop app with its data in `userData`. More `args` are the app's own, such as a project's path. */
export async function launchDesktop(
  runner: DesktopRunner,
  userData: string,
  args: readonly string[] = [],
): Promise<ElectronApplication> {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env as Record<string, string>;
  if (runner.name !== 'Electron') {
    env.ELECTRON_STAND_IN_CHROMIUM = process.env.SEQLOOM_BROWSER ?? '';
    // Playwright asks the package electron for its executable in this very process.
    process.env.ELECTRON_OVERRIDE_DIST_PATH = STAND_IN;
  }
  return _electron.launch({
    args: ['.', ...CHROMIUM_FLAGS, `--user-data-dir=${userData}`, ...args],
    cwd: ROOT,
    env,
    artifactsDir: `${userData}-artifacts`,
  });
}

/** The app's page, loaded. A window is there before its page is. */
export async function firstPage(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow();
  await page.waitForURL((url) => url.pathname.endsWith('/index.html'), { waitUntil: 'load' });
  return page;
}

function whyNotElectron(): string | null {
  const binary = findElectron();
  if (!binary) return "Electron's binary is not here";
  const noDisplay = missingDisplay();
  if (noDisplay) return noDisplay;
  const runs = spawnSync(binary, ['--version'], { timeout: 30_000 }).status === 0;
  return runs ? null : "Electron's binary does not run here";
}
