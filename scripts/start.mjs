// `npm start`: the desktop app where Electron can run, else the browser edition. One line says which, and why.
//   node scripts/start.mjs [--browser] [--port N] [--open]
import { spawn } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import {
  downloadElectron,
  electronArguments,
  electronVersion,
  findElectron,
  missingDisplay,
  releaseHostAnswers,
} from './electronBinary.mjs';
import { ROOT } from './repositoryRoot.mjs';
import { runNode } from './runTool.mjs';
import { serveApp } from './serveApp.mjs';

const DEFAULT_PORT = 4173;
// An Electron that ends in failure this soon never showed a window: a library or the system's sandbox is missing.
const FAILED_START_MS = 15_000;

const options = readOptions();
const port = options.port === undefined ? DEFAULT_PORT : Number(options.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`--port takes a whole number from 0 to 65535, not "${options.port}".`);
  process.exit(1);
}

const reason = options.browser ? 'As asked' : await runDesktop();
if (reason !== null) await runBrowserEdition(reason);

/** The options; those that are not known end the program with a line that names what there is. */
function readOptions() {
  try {
    return parseArgs({
      options: { browser: { type: 'boolean' }, port: { type: 'string' }, open: { type: 'boolean' } },
    }).values;
  } catch (error) {
    console.error(`${error.message.split('.')[0]}.\nnpm start takes: -- [--browser] [--port N] [--open]`);
    process.exit(1);
  }
}

/** Runs the desktop app until it is closed and resolves to null, or to the reason why it cannot run here. */
async function runDesktop() {
  const noDisplay = missingDisplay();
  if (noDisplay) return noDisplay;
  if (electronVersion() === null) return 'Electron is not installed';
  if (!findElectron()) {
    if (!(await releaseHostAnswers())) return "Electron's binary is not here and its release host does not answer";
    console.log(`Seqloom runs in Electron ${electronVersion()}, which is downloaded first (once, about 120 MB) …`);
    const failure = await downloadElectron();
    if (failure) return failure;
  } else {
    console.log(`Seqloom runs in Electron ${electronVersion()}.`);
  }
  await buildWhatChanged();
  return runElectron(findElectron());
}

function runElectron(binary) {
  const startedAtMs = performance.now();
  // An inherited ELECTRON_RUN_AS_NODE (editors set it in their terminals) would start plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const child = spawn(binary, electronArguments(), { cwd: ROOT, stdio: 'inherit', env });
  // The terminal sends Ctrl+C to both; this process waits for the app to close as it sees fit.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`Electron did not start (${error.message})`));
    child.once('exit', (code, signal) => {
      const asked = signal === 'SIGINT' || signal === 'SIGTERM';
      if (code !== 0 && !asked && performance.now() - startedAtMs < FAILED_START_MS) {
        resolve(`Electron did not start (${signal ?? `exit code ${code}`})`);
      } else {
        process.exitCode = asked ? 0 : (code ?? 1);
        resolve(null);
      }
    });
  });
}

async function runBrowserEdition(why) {
  const ready = buildWhatChanged();
  const server = await serveApp({ root: path.join(ROOT, 'out/renderer'), port, ready });
  process.removeAllListeners('SIGINT');
  process.removeAllListeners('SIGTERM');
  const end = () => void server.close().then(() => process.exit(0));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  console.log(`${why}: the browser edition of Seqloom is at ${server.url} (Ctrl+C ends it).`);
  if (options.open) await ready.then(() => openInBrowser(server.url));
}

/** Opens an address in the system's browser. Where there is none, nothing happens: the address has been printed. */
function openInBrowser(url) {
  const [program, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['explorer.exe', url]
        : ['xdg-open', url];
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.once('error', () => {});
  child.unref();
}

/** Ends the whole start where the sources do not build; the build has said why. */
async function buildWhatChanged() {
  const { code } = await runNode(path.join(ROOT, 'scripts/build.mjs'), ['--if-stale', '--quiet']);
  if (code !== 0) process.exit(code);
}
