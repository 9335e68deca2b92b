import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { runNode, runProgram, toolScript } from './runTool.mjs';

const VERSION_TIMEOUT_MS = 30_000;
const DOWNLOAD_TIMEOUT_MS = 10 * 60_000;

const PATH_NAMES = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const FIREFOX_NAMES = ['firefox', 'firefox-esr'];

const MAC_APPLICATIONS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];

const WINDOWS_PROGRAMS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * A Chromium that is on this machine already, or null: the one named by SEQLOOM_BROWSER, Playwright's own, then an
 * installed Chrome, Chromium or Edge. Each is asked for its version first: one without its libraries does not count.
 */
export async function findBrowser() {
  const candidates = [process.env.SEQLOOM_BROWSER, await playwrightBrowser(), ...installedBrowsers()];
  return candidates.find((file) => file && existsSync(file) && runs(file)) ?? null;
}

/**
 * As `findBrowser`, and where there is none, gets one: Playwright's download, else Debian's package where this user
 * may install it. Tells what it does on the error stream. Resolves to null where no way worked.
 */
export async function obtainBrowser() {
  return (
    (await findBrowser()) ??
    (await downloadBrowser()) ??
    ((await installFromDebian('chromium', 'fonts-liberation')) ? findBrowser() : null)
  );
}

/** A Firefox that is on this machine already, or null: the one named by SEQLOOM_FIREFOX, or one of the usual places. */
export async function findFirefox() {
  // What Playwright starts in its place is a script, which Windows does not run by its name.
  if (process.platform === 'win32') return null;
  const onPath = (process.env.PATH ?? '')
    .split(':')
    .flatMap((folder) => FIREFOX_NAMES.map((name) => `${folder}/${name}`));
  const candidates = [process.env.SEQLOOM_FIREFOX, ...onPath, '/Applications/Firefox.app/Contents/MacOS/firefox'];
  return candidates.find((file) => file && existsSync(file) && runs(file)) ?? null;
}

/** As `findFirefox`, and where there is none, Debian's package where this user may install it. */
export async function obtainFirefox() {
  return (await findFirefox()) ?? ((await installFromDebian('firefox-esr')) ? findFirefox() : null);
}

/** Where the usual installers of this system put a Chromium, the most likely first. They need not exist. */
export function installedBrowsers(env = process.env, platform = process.platform) {
  if (platform === 'darwin') {
    return ['/Applications', path.posix.join(env.HOME ?? '', 'Applications')].flatMap((folder) =>
      MAC_APPLICATIONS.map((name) => `${folder}/${name}.app/Contents/MacOS/${name}`),
    );
  }
  if (platform === 'win32') {
    const folders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(Boolean);
    return WINDOWS_PROGRAMS.flatMap((program) => folders.map((folder) => path.win32.join(folder, program)));
  }
  const folders = (env.PATH ?? '').split(':').filter(Boolean);
  return PATH_NAMES.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)));
}

async function playwrightBrowser() {
  try {
    const { chromium } = await import('@playwright/test');
    return chromium.executablePath();
  } catch {
    // Playwright knows no build for this system; an installed browser may still do.
    return null;
  }
}

function runs(file) {
  // On Windows a browser asked for its version opens a window instead.
  if (process.platform === 'win32') return true;
  return spawnSync(file, ['--version'], { stdio: 'ignore', timeout: VERSION_TIMEOUT_MS }).status === 0;
}

async function downloadBrowser() {
  console.error('No Chrome, Chromium or Edge found; downloading the Chromium that Playwright names …');
  const { code } = await runNode(toolScript('@playwright/test', 'playwright'), ['install', '--no-shell', 'chromium'], {
    capture: true,
    timeoutMs: DOWNLOAD_TIMEOUT_MS,
  });
  return code === 0 ? await findBrowser() : null;
}

/** Whether Debian's packages could be installed, the first of which is the browser. */
async function installFromDebian(...packages) {
  const mayInstall = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!mayInstall) return false;
  console.error(`Installing Debian's package ${packages[0]} …`);
  const options = { capture: true, timeoutMs: DOWNLOAD_TIMEOUT_MS, env: { DEBIAN_FRONTEND: 'noninteractive' } };
  // A new machine's package lists may be empty or old; with current ones the update is not needed, so its failure is no end.
  await runProgram('apt-get', ['update'], options);
  const { code } = await runProgram('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options);
  return code === 0;
}
