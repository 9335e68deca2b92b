import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '../scripts/repositoryRoot.mjs';
import { expect, test } from './launchApp';

const LINE_TIMEOUT_MS = 10_000;

// A display is looked for on Linux alone; elsewhere these starts would open the desktop app.
test.skip(process.platform !== 'linux', 'what keeps Electron from starting is arranged for Linux');

/** Runs `npm start` with these variables and without a display of its own. */
function start(variables: Record<string, string>): { child: ChildProcess; firstLine: Promise<string> } {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  const child = spawn(process.execPath, [path.join(ROOT, 'scripts/start.mjs'), '--port', '0'], {
    env: { ...env, ...variables },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { child, firstLine: lineWithAddress(child) };
}

function lineWithAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const line = output.split('\n').find((candidate) => candidate.includes('http://'));
      if (line) resolve(line);
    });
    child.once('exit', (code) => reject(new Error(`ended with code ${code}: ${output}`)));
  });
}

async function interrupt(child: ChildProcess): Promise<number | null> {
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  return ended;
}

test('without a display one line says so and where the browser edition is; Ctrl+C ends it', async () => {
  const startedAtMs = performance.now();
  const { child, firstLine } = start({});
  const line = await firstLine;
  expect(performance.now() - startedAtMs).toBeLessThan(LINE_TIMEOUT_MS);
  expect(line).toMatch(/^No display here: the browser edition of Seqloom is at http:\/\/127\.0\.0\.1:\d+\/ /);
  const response = await fetch(/http:\S+/.exec(line)?.[0] ?? '');
  expect([response.status, response.headers.get('cross-origin-opener-policy')]).toEqual([200, 'same-origin']);
  expect(await interrupt(child)).toBe(0);
});

test('an Electron that does not start gives way to the browser edition', async ({ workFolder }) => {
  const broken = path.join(workFolder, 'electron');
  await writeFile(broken, '#!/bin/sh\nexit 127\n');
  await chmod(broken, 0o755);
  const { child, firstLine } = start({ DISPLAY: ':99', ELECTRON_OVERRIDE_DIST_PATH: workFolder });
  expect(await firstLine).toMatch(/^Electron did not start \(exit code 127\): the browser edition .* http:/);
  expect(await interrupt(child)).toBe(0);
});

test('a release host that does not answer gives way to the browser edition', async ({ workFolder }) => {
  const { child, firstLine } = start({
    DISPLAY: ':99',
    ELECTRON_OVERRIDE_DIST_PATH: workFolder,
    ELECTRON_MIRROR: 'http://127.0.0.1:9/',
  });
  expect(await firstLine).toMatch(/^Electron's binary is not here and its release host does not answer: .* http:/);
  expect(await interrupt(child)).toBe(0);
});
