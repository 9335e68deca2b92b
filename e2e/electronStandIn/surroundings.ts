import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** How the stand-in was started: which app, with which switches, and where the app may keep its data. */
export interface Surroundings {
  readonly appFolder: string;
  readonly entry: string;
  readonly name: string;
  readonly switches: Map<string, string>;
  readonly userData: string;
  /** Modules to load before the app, as Node's `-r` names them. */
  readonly preloaded: readonly string[];
  /** Removes the user's data where they were made for this run alone. */
  cleanUp(): void;
}

/** Reads the command line as Electron does: switches anywhere, the first other argument is the app. */
export function readSurroundings(args: readonly string[]): Surroundings {
  const preloaded: string[] = [];
  const switches = new Map<string, string>();
  let appArgument: string | undefined;
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (arg === '-r') preloaded.push(args[(index += 1)] ?? '');
    else if (arg.startsWith('--')) switches.set(...nameAndValue(arg));
    else appArgument ??= arg;
  }
  const target = path.resolve(appArgument ?? '.');
  const isFolder = statSync(target).isDirectory();
  const manifest = isFolder
    ? (JSON.parse(readFileSync(path.join(target, 'package.json'), 'utf8')) as Record<string, string | undefined>)
    : {};
  const given = switches.get('user-data-dir');
  const userData = given ?? mkdtempSync(path.join(tmpdir(), 'electron-stand-in-'));
  mkdirSync(userData, { recursive: true });
  return {
    appFolder: isFolder ? target : path.dirname(target),
    entry: isFolder ? path.join(target, manifest.main ?? 'index.js') : target,
    name: manifest.productName ?? manifest.name ?? 'Electron',
    switches,
    userData,
    preloaded,
    cleanUp: () => {
      if (given === undefined) rmSync(userData, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

function nameAndValue(arg: string): [name: string, value: string] {
  const equals = arg.indexOf('=');
  return equals < 0 ? [arg.slice(2), ''] : [arg.slice(2, equals), arg.slice(equals + 1)];
}
