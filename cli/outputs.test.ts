import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeFiles } from './outputs';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'seqloom-outputs-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The name under which this process writes a file now, seen while it writes it. */
async function ownTemporaryName(): Promise<string> {
  const seen = path.join(folder, 'seen');
  const writing = writeFiles([{ path: path.join(seen, 'large.csv'), bytes: new Uint8Array(2 ** 26) }]);
  let name: string | undefined;
  for (; name === undefined; await new Promise(setImmediate)) {
    [name] = readdirSync(folder).includes('seen') ? readdirSync(seen).filter((file) => file.endsWith('.tmp')) : [];
  }
  await writing;
  return name;
}

test('what a killed process left in the folder is removed by the next that writes there, and nothing else', async () => {
  const own = await ownTemporaryName();
  const of = (pid: number | undefined, computer = own.split('-')[1]) => `.seqloom-${computer}-${pid}-0a1b2c3d4e5f.tmp`;
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  const living = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
  const out = path.join(folder, 'out');
  mkdirSync(path.join(out, of(dead).replace('0a1b', 'ffff')), { recursive: true });
  writeFileSync(path.join(out, 'precious.csv'), '');
  const kept = [of(living.pid), of(process.pid), of(dead, '00000000'), '.seqloom-0a1b2c3d4e5f.tmp', `x${of(dead)}`];
  for (const name of [of(dead), ...kept]) writeFileSync(path.join(out, name), '');
  const link = of(dead).replace('0a1b', 'eeee');
  symlinkSync(path.join(out, 'precious.csv'), path.join(out, link));
  await writeFiles([{ path: path.join(out, 'new.csv'), bytes: 'x' }]);
  living.kill();
  expect(readdirSync(out).sort()).toEqual([...kept, link, 'new.csv', 'precious.csv'].sort());
});
