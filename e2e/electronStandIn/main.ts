import { readFileSync } from 'node:fs';
import inspector from 'node:inspector';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { Desktop } from './desktop';
import { readSurroundings } from './surroundings';

// Electron's executable: Node with the module `electron` and an app to run. Built as dist/electron.
const args = process.argv.slice(2);
const surroundings = readSurroundings(args);
const desktop = new Desktop(surroundings);
const appRequire = createRequire(path.join(surroundings.appFolder, 'package.json'));

pretendToBeElectron();
if (args.some((arg) => arg.startsWith('--inspect'))) inspector.open(0);
for (const file of surroundings.preloaded) appRequire(file);
process.on('SIGTERM', () => void desktop.end(0));
process.on('SIGINT', () => void desktop.end(0));
try {
  appRequire(surroundings.entry);
  desktop.start().catch((error: unknown) => desktop.fail(error));
} catch (error) {
  desktop.fail(error);
}

function pretendToBeElectron(): void {
  // Electron's argv has no script between the executable and its arguments.
  process.argv = [process.argv[1] ?? 'electron', ...args];
  const { version } = JSON.parse(readFileSync(appRequire.resolve('electron/package.json'), 'utf8')) as {
    version: string;
  };
  Object.defineProperty(process.versions, 'electron', { value: version });
  Object.assign(process, { type: 'browser', defaultApp: true, resourcesPath: __dirname });

  const electron = desktop.electronModule();
  const loader = Module as unknown as { _load(request: string, ...rest: unknown[]): unknown };
  const load = loader._load.bind(loader);
  loader._load = (request, ...rest) =>
    request === 'electron' || request === 'electron/main' ? electron : load(request, ...rest);
}
