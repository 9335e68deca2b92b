import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeNpy } from '#engine';

const ROOT = path.resolve(import.meta.dirname, '..');
const PROGRAM = path.join(ROOT, 'out/cli/seqloom.mjs');

let folder = '';
let disk = '';
let isMounted = false;

function seqloom(...args: readonly string[]): { readonly code: number | null; readonly err: string } {
  const { status, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], { cwd: folder, encoding: 'utf8' });
  return { code: status, err: stderr };
}

/** Every file under the disk, with its content. */
function contents(at = disk): Record<string, string> {
  return Object.fromEntries(
    readdirSync(at, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && entry.name !== 'filler')
      .map((entry) => {
        const file = path.join(entry.parentPath, entry.name);
        return [path.relative(disk, file), readFileSync(file, 'base64')];
      }),
  );
}

/** Writes zeros until nothing more fits. */
function fillUp(): void {
  const filler = path.join(disk, 'filler');
  for (let size = 2 ** 20; size >= 1; size = Math.floor(size / 2)) {
    try {
      for (;;) writeFileSync(filler, new Uint8Array(size), { flag: 'a' });
    } catch (error) {
      expect(error).toMatchObject({ code: 'ENOSPC' });
    }
  }
}

beforeAll(() => {
  execFileSync(process.execPath, [path.join(ROOT, 'scripts/build.mjs'), '--if-stale', '--quiet', 'cli', 'kernels']);
  folder = mkdtempSync(path.join(tmpdir(), 'seqloom-full-'));
  disk = path.join(folder, 'disk');
  mkdirSync(disk);
  // Only Linux has it, and only for who may mount.
  isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'seqloom', disk]).status === 0;
  if (!isMounted) return;
  cpSync(path.join(ROOT, 'templates/stock-price'), path.join(folder, 'stock'), { recursive: true });
  expect(seqloom('train', 'stock', '--epochs', '1', '--out', 'disk/run').code).toBe(0);
  cpSync(path.join(disk, 'run'), path.join(folder, 'run'), { recursive: true });
  expect(seqloom('export', 'run/Stock price forecast.seqloom', '--to', 'keras-file', '--out', 'stock.keras').code).toBe(
    0,
  );
  expect(seqloom('predict', 'run/Stock price forecast.seqloom', '--out', 'disk/forecast.csv').code).toBe(0);
  writeFileSync(path.join(folder, 'x.npy'), writeNpy([100, 30, 5], new Float32Array(100 * 30 * 5)));
  fillUp();
}, 120_000);

afterAll(() => {
  if (isMounted) execFileSync('umount', [disk]);
  rmSync(folder, { recursive: true, force: true });
});

describe('on a disk that is full', () => {
  const saved = 'run/Stock price forecast.seqloom';
  test.each([
    ['train', ['train', 'stock', '--epochs', '1', '--out', 'disk/run']],
    ['predict', ['predict', saved, '--out', 'disk/forecast.csv']],
    ['predict --tensor', ['predict', saved, '--tensor', 'x.npy', '--out', 'disk/y.npy']],
    ['export of a folder', ['export', saved, '--to', 'keras', '--out', 'disk/code']],
    ['export of a file', ['export', saved, '--to', 'svg', '--out', 'disk/canvas.svg']],
    ['import', ['import', 'stock.keras', '--out', 'disk/imported.seqloom']],
  ] as const)('%s says so, and leaves what there was', { timeout: 60_000 }, (_name, args) => {
    if (!isMounted) {
      console.log('No small disk can be mounted here: not tried.');
      return;
    }
    const before = contents();
    expect(Object.keys(before)).toContain('forecast.csv');
    const { code, err } = seqloom(...args);
    expect(err).toContain('the disk is full');
    expect(code).toBe(1);
    expect(contents()).toEqual(before);
    expect(existsSync(path.join(disk, 'code'))).toBe(false);
  });
});
