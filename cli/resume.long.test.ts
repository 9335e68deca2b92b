import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');
const PROGRAM = path.join(ROOT, 'out/cli/seqloom.mjs');
/** More than what the kills let it train. */
const EPOCHS = String(Math.max(6, Number(process.env.SEQLOOM_KILLS ?? 0)));
/** How often a training is killed before it may end; more by `SEQLOOM_KILLS`. */
const KILLS = Number(process.env.SEQLOOM_KILLS ?? 4);

let folder = '';

const run = (args: readonly string[]) =>
  spawnSync(process.execPath, [PROGRAM, ...args], { cwd: folder, encoding: 'utf8' });

const trainInto = (out: string, ...more: readonly string[]): string[] => [
  ...['train', 'stock', '--out', out, '--threads', '1', '--checkpoint-every', '0'],
  ...more,
];

/** Runs a training and ends it by a signal so many milliseconds after its first output. */
function interrupted(args: readonly string[], signal: NodeJS.Signals, afterMs: number): Promise<number | null> {
  return new Promise((resolve) => {
    // Of its own group, as a terminal starts it.
    const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: folder, detached: true });
    child.stdout.once('data', () => setTimeout(() => child.kill(signal), afterMs));
    child.stdout.resume();
    child.once('close', resolve);
  });
}

const lossesOf = (out: string): string =>
  readFileSync(path.join(folder, out, 'history.csv'), 'utf8')
    .split('\n')
    .map((line) => line.split(',').slice(0, 3).join(','))
    .join('\n');

beforeAll(() => {
  execFileSync(process.execPath, [path.join(ROOT, 'scripts/build.mjs'), '--if-stale', '--quiet', 'cli', 'kernels']);
  folder = mkdtempSync(path.join(tmpdir(), 'seqloom-resume-'));
  cpSync(path.join(ROOT, 'templates/stock-price'), path.join(folder, 'stock'), { recursive: true });
  expect(run(trainInto('whole', '--epochs', EPOCHS)).status).toBe(0);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(process.platform === 'win32')('a training on the command line', () => {
  test('that is killed again and again ends at the losses of one that was left alone', {
    timeout: 600_000,
  }, async () => {
    await interrupted(trainInto('killed', '--epochs', EPOCHS), 'SIGKILL', 300);
    for (let kill = 1; kill < KILLS; kill++) {
      if (existsSync(path.join(folder, 'killed/training.checkpoint'))) {
        await interrupted(trainInto('killed', '--resume'), 'SIGKILL', 50 + 37 * (kill % 5));
      }
    }
    expect(readdirSync(path.join(folder, 'killed'))).not.toContain('history.csv');
    const last = run(['train', 'stock', '--out', 'killed', '--threads', '1', '--resume']);
    expect({ status: last.status, err: last.stderr }).toEqual({ status: 0, err: '' });
    expect(lossesOf('killed')).toBe(lossesOf('whole'));
    expect(
      readdirSync(path.join(folder, 'killed'))
        .filter((name) => !name.startsWith('.'))
        .sort(),
    ).toEqual(readdirSync(path.join(folder, 'whole')).sort());
  });

  test.each(['SIGTERM', 'SIGHUP'] as const)(
    'is stopped by %s, with what it reached, and goes on',
    { timeout: 120_000 },
    async (signal) => {
      const code = await interrupted(trainInto(signal, '--epochs', '100000'), signal, 400);
      expect(code).toBe(3);
      expect(readdirSync(path.join(folder, signal))).toEqual(
        expect.arrayContaining(['history.csv', 'training.checkpoint']),
      );
      const again = run(trainInto(signal));
      expect(again).toMatchObject({ status: 1, stdout: '' });
      expect(again.stderr).toContain('Add --resume to go on with it');
      expect(await interrupted(['train', 'stock', '--out', signal, '--threads', '1', '--resume'], 'SIGINT', 200)).toBe(
        3,
      );
    },
  );

  test('does not go on with nothing, with other settings or on other data', async () => {
    await interrupted(trainInto('begun', '--epochs', '100000'), 'SIGKILL', 400);
    expect(run(['train', 'stock', '--out', 'nothing', '--resume']).stderr).toContain(
      'There is no interrupted training',
    );
    expect(run(['train', 'stock', '--resume']).stderr).toContain('Add --out DIR.');
    const other = run(['train', 'stock', '--out', 'begun', '--resume', '--epochs', '3']);
    expect(other.stderr).toContain('Leave --epochs out.');
    cpSync(path.join(folder, 'stock'), path.join(folder, 'other'), { recursive: true });
    const data = path.join(folder, 'other/data.csv');
    writeFileSync(data, readFileSync(data, 'utf8').replace(/\d\n$/, '7\n'));
    expect(run(['train', 'other', '--out', 'begun', '--resume']).stderr).toContain('a training on other data');
  });

  test('goes on when nobody reads what it says', { timeout: 120_000 }, async () => {
    const child = spawn(process.execPath, [PROGRAM, ...trainInto('unheard', '--epochs', '2')], { cwd: folder });
    child.stdout.once('data', () => child.stdout.destroy());
    child.stderr.destroy();
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0);
    expect(readdirSync(path.join(folder, 'unheard'))).toContain('history.csv');
  });
});
