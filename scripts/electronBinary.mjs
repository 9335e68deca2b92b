import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './repositoryRoot.mjs';
import { runNode } from './runTool.mjs';

const PACKAGE_FOLDER = path.join(ROOT, 'node_modules/electron');
const RELEASES_URL = 'https://github.com/electron/electron/releases/download/';
const PROBE_TIMEOUT_MS = 4000;
const DOWNLOAD_TIMEOUT_MS = 15 * 60_000;

/** The version of Electron that is installed as a package, or null; its binary may still be missing. */
export function electronVersion() {
  const manifest = path.join(PACKAGE_FOLDER, 'package.json');
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).version : null;
}

/**
 * Electron's executable, or null where it has not been downloaded. The package itself is never loaded: outside of
 * Electron its main module starts a download as a side effect. Follows ELECTRON_OVERRIDE_DIST_PATH as it does.
 * @returns {string | null}
 */
export function findElectron(env = process.env) {
  const pathFile = path.join(PACKAGE_FOLDER, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : null;
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return existing(path.join(override, name ?? 'electron'));
  return name === null ? null : existing(path.join(PACKAGE_FOLDER, 'dist', name));
}

/** Why no window can be shown here, or null where one can. */
export function missingDisplay(env = process.env, platform = process.platform) {
  return platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY ? 'No display here' : null;
}

/** Chromium refuses to run as root with its sandbox on. */
export function electronArguments(platform = process.platform, userId = process.getuid?.()) {
  return platform === 'linux' && userId === 0 ? ['--no-sandbox', '.'] : ['.'];
}

/** Whether Electron's release host, or the mirror set in its place, answers within a few seconds. */
export async function releaseHostAnswers(env = process.env) {
  // A proxy is the downloader's own matter; asking directly would wrongly say no.
  if (env.ELECTRON_GET_USE_PROXY) return true;
  const base = env.npm_config_electron_mirror ?? env.ELECTRON_MIRROR ?? RELEASES_URL;
  try {
    const response = await fetch(new URL(`v${electronVersion()}/SHASUMS256.txt`, base), {
      method: 'HEAD',
      signal: AbortSignal.timeout(PROBE_TIMEOUT_MS),
    });
    return response.ok;
  } catch {
    return false;
  }
}

/** Downloads the binary with the package's own installer. Resolves to null, or to why it did not work. */
export async function downloadElectron() {
  const { code, output } = await runNode(path.join(PACKAGE_FOLDER, 'install.js'), [], {
    capture: true,
    timeoutMs: DOWNLOAD_TIMEOUT_MS,
  });
  if (code === 0 && findElectron()) return null;
  const reason = output.split('\n').find((line) => /error/i.test(line)) ?? 'the download did not finish';
  return `Electron could not be downloaded (${reason.trim()})`;
}

function existing(file) {
  return existsSync(file) ? file : null;
}
