import { type ChildProcess, spawnSync } from 'node:child_process';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { findElectron, missingDisplay } from '../scripts/electronBinary.mjs';
import { ROOT } from '../scripts/repositoryRoot.mjs';
import { answerDialogs } from './answerDialogs';
import { CHROMIUM_FLAGS } from './chromiumFlags';

const CLOSE_TIMEOUT_MS = 15_000;
const STAND_IN = path.join(ROOT, 'out/electron-stand-in/dist');

/** What the desktop specs run on: the real Electron, or its stand-in for a reason. */
export interface DesktopRunner {
  readonly standInReason: string | null;
}

/** The real Electron where its binary is here and can run, else the stand-in. */
export function chooseDesktopRunner(): DesktopRunner {
  return { standInReason: whyNotElectron() };
}

/** Starts the built desktop app with its data in `userData`. More `args` are the app's own, such as a project's path. */
export async function launchDesktop(
  runner: DesktopRunner,
  userData: string,
  args: readonly string[] = [],
): Promise<ElectronApplication> {
  const env = desktopEnvironment(runner);
  // Playwright asks the package electron for its executable in this very process.
  if (env.ELECTRON_OVERRIDE_DIST_PATH) process.env.ELECTRON_OVERRIDE_DIST_PATH = env.ELECTRON_OVERRIDE_DIST_PATH;
  return _electron.launch({
    args: [...desktopArguments(userData), ...args],
    cwd: ROOT,
    env,
    artifactsDir: `${userData}-artifacts`,
    // Else Playwright would hold the page light, whatever the app's theme.
    colorScheme: null,
  });
}

/** The command line of the built app with its data in `userData`. */
export function desktopArguments(userData: string): readonly string[] {
  return [ROOT, ...CHROMIUM_FLAGS, `--user-data-dir=${userData}`];
}

/** The environment in which a runner starts. */
export function desktopEnvironment({ standInReason }: DesktopRunner): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env as Record<string, string>;
  if (standInReason === null) return env;
  const browser = process.env.SEQLOOM_BROWSER ?? '';
  return { ...env, ELECTRON_STAND_IN_CHROMIUM: browser, ELECTRON_OVERRIDE_DIST_PATH: STAND_IN };
}

/** The app's page, loaded. A window is there before its page is. */
export async function firstPage(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow();
  await page.waitForURL((url) => url.pathname.endsWith('/index.html'), { waitUntil: 'load' });
  return page;
}

/** Closes the app over whatever is unsaved. Throws where it does not end in time, and leaves nothing of it running. */
export async function closeDesktop(app: ElectronApplication): Promise<void> {
  // Rejects where the test itself has closed the app.
  const alive = await answerDialogs(app, { close: 'discard' }).then(
    () => true,
    () => false,
  );
  if (!alive) return;
  const program = app.process();
  let killed = false;
  const timer = setTimeout(() => {
    killed = true;
    killTree(program);
  }, CLOSE_TIMEOUT_MS);
  await app.close();
  clearTimeout(timer);
  if (killed) throw new Error(`The app did not end within ${CLOSE_TIMEOUT_MS / 1000} s of being asked.`);
}

/** Ends everything of the app at once, as a power cut does. */
export function killDesktop(app: ElectronApplication): void {
  killTree(app.process());
}

function killTree(program: ChildProcess): void {
  // Playwright makes the app the leader of a group, to which its Chromium belongs; Windows has no groups.
  if (process.platform === 'win32' || program.pid === undefined) program.kill('SIGKILL');
  else process.kill(-program.pid, 'SIGKILL');
}

function whyNotElectron(): string | null {
  const binary = findElectron();
  if (!binary) return "Electron's binary is not here";
  const noDisplay = missingDisplay();
  if (noDisplay) return noDisplay;
  const runs = spawnSync(binary, ['--version'], { timeout: 30_000 }).status === 0;
  return runs ? null : "Electron's binary does not run here";
}
