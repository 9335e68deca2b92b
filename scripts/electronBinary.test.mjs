import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  electronArguments,
  electronVersion,
  findElectron,
  missingDisplay,
  releaseHostAnswers,
} from './electronBinary.mjs';

describe('missingDisplay', () => {
  it('asks for X11 or Wayland on Linux only', () => {
    expect(missingDisplay({}, 'linux')).toBe('No display here');
    expect(missingDisplay({ DISPLAY: ':0' }, 'linux')).toBeNull();
    expect(missingDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBeNull();
    expect(missingDisplay({}, 'darwin')).toBeNull();
    expect(missingDisplay({}, 'win32')).toBeNull();
  });
});

describe('electronArguments', () => {
  it('turns the sandbox off for root on Linux alone', () => {
    expect(electronArguments('linux', 0)).toEqual(['--no-sandbox', '.']);
    expect(electronArguments('linux', 1000)).toEqual(['.']);
    expect(electronArguments('darwin', 0)).toEqual(['.']);
    expect(electronArguments('win32', undefined)).toEqual(['.']);
  });
});

describe('findElectron', () => {
  it('follows the folder set in place of the downloaded one, when a binary is there', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'seqloom-electron-'));
    expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: folder })).toBeNull();
    const names = ['electron', 'electron.exe', 'Electron.app/Contents/MacOS/Electron'];
    for (const name of names) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), '');
    }
    expect(names.map((name) => path.join(folder, name))).toContain(
      findElectron({ ELECTRON_OVERRIDE_DIST_PATH: folder }),
    );
    await rm(folder, { recursive: true });
  });
});

describe('releaseHostAnswers', () => {
  it('asks the mirror for the installed version, and takes only a file that is there for an answer', async () => {
    const asked = [];
    let status = 200;
    const mirror = createServer((request, response) => {
      asked.push(request.url);
      response.writeHead(status).end();
    });
    await new Promise((resolve) => mirror.listen(0, '127.0.0.1', resolve));
    const env = { ELECTRON_MIRROR: `http://127.0.0.1:${mirror.address().port}/releases/` };
    expect(await releaseHostAnswers(env)).toBe(true);
    status = 403;
    expect(await releaseHostAnswers(env)).toBe(false);
    mirror.closeAllConnections();
    await new Promise((resolve) => mirror.close(resolve));
    expect(await releaseHostAnswers(env)).toBe(false);
    expect(asked[0]).toBe(`/releases/v${electronVersion()}/SHASUMS256.txt`);
  });
});
