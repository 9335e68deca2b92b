import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { damagedModel } from '../engine/testing/fuzzModel';

const ROOT = path.resolve(import.meta.dirname, '..');
const FIXTURES = path.join(ROOT, 'engine/imports/fixtures');
/** Cases of `npm run fuzz:models` of seed 1 that keep HDF5 busy for ever. */
const ENDLESS = [225, 2086, 4926];

let folder = '';

beforeAll(() => {
  execFileSync(process.execPath, [path.join(ROOT, 'scripts/build.mjs'), '--if-stale', '--quiet', 'cli', 'kernels']);
  folder = mkdtempSync(path.join(tmpdir(), 'seqloom-endless-'));
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a model file that its reader never gets through', () => {
  test.each(
    ENDLESS.flatMap((number) => (['describe', 'import'] as const).map((command) => [number, command] as const)),
  )('number %i is given up by seqloom %s, with a sentence', { timeout: 60_000 }, (number, command) => {
    const files = readdirSync(FIXTURES)
      .filter((name) => /\.(h5|keras)$/.test(name))
      .map((name) => ({ name, bytes: new Uint8Array(readFileSync(path.join(FIXTURES, name))) }));
    const { name, bytes } = damagedModel(files, 1, number);
    writeFileSync(path.join(folder, name), bytes);
    const args = [command, name, ...(command === 'import' ? ['--out', 'imported.seqloom'] : [])];
    const program = path.join(ROOT, 'out/cli/seqloom.mjs');
    const { status, stderr } = spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: 'utf8' });
    expect(stderr).toContain(`error: ${name} takes more time or memory than any model of its size needs.`);
    expect(status).toBe(1);
    expect(readdirSync(folder)).toEqual([name]);
    rmSync(path.join(folder, name));
  });
});
