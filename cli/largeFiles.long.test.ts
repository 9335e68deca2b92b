import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');
const LARGE = 2.5 * 2 ** 30;
let folder = '';

beforeAll(() => {
  execFileSync(process.execPath, [path.join(ROOT, 'scripts/build.mjs'), '--if-stale', '--quiet', 'cli', 'kernels']);
  folder = mkdtempSync(path.join(tmpdir(), 'seqloom-large-'));
  cpSync(path.join(ROOT, 'templates/stock-price'), path.join(folder, 'stock'), { recursive: true });
  run('train', 'stock', '--epochs', '1', '--out', 'out');
  cpSync(path.join(folder, 'out/Stock price forecast.seqloom'), path.join(folder, 'p.seqloom'));
  for (const name of ['large.csv', 'large.seqloom', 'large.npy', 'large.h5', 'large.json']) {
    // A file of holes: it has a size, and takes no room.
    writeFileSync(path.join(folder, name), '');
    truncateSync(path.join(folder, name), LARGE);
  }
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]) {
  // As on a small machine: a reader that gathers what it should refuse ends here.
  const limited = ['--max-old-space-size=256', path.join(ROOT, 'out/cli/seqloom.mjs'), ...args];
  return spawnSync(process.execPath, limited, { cwd: folder, encoding: 'utf8' });
}

describe('a file of 2.5 GB is refused before it takes memory', () => {
  test.each([
    ['predict', 'p.seqloom', '--input', 'large.csv'],
    ['predict', 'p.seqloom', '--tensor', 'large.npy', '--out', 'y.npy'],
    ['train', 'large.seqloom'],
    ['export', 'large.seqloom', '--to', 'svg', '--out', 'x.svg'],
    ['describe', 'large.seqloom'],
    ['describe', 'large.h5'],
    ['import', 'large.h5', '--out', 'x.seqloom'],
    ['import', 'large.json', '--out', 'x.seqloom'],
  ])('seqloom %s %s %s %s', (...args) => {
    const { status, stderr } = run(...args);
    expect(stderr).toMatch(/^error: large\.\w+ is too large: no more than \d+ MB are read here\./);
    expect(status).toBe(1);
  });

  test('as the data of a project', () => {
    cpSync(path.join(folder, 'stock'), path.join(folder, 'wide'), { recursive: true });
    truncateSync(path.join(folder, 'wide/data.csv'), LARGE);
    expect(run('train', 'wide').stderr).toContain('data.csv is too large');
  });

  test.skipIf(process.platform === 'win32')('and a device, which never ends', () => {
    expect(run('predict', 'p.seqloom', '--input', '/dev/zero').stderr).toContain('/dev/zero is a device');
  });
});

describe.skipIf(process.platform === 'win32')('what is no plain file', () => {
  test('a circle of links is named', () => {
    execFileSync('ln', ['-s', 'b', 'a'], { cwd: folder });
    execFileSync('ln', ['-s', 'a', 'b'], { cwd: folder });
    const { status, stderr } = run('predict', 'p.seqloom', '--input', 'a');
    expect(stderr).toContain('error: Cannot read a: its links lead in a circle.');
    expect(status).toBe(1);
  });

  test('a pipe is read where somebody writes into it, and given up where nobody does', () => {
    execFileSync('mkfifo', ['pipe'], { cwd: folder });
    expect(run('predict', 'p.seqloom', '--input', 'pipe').stderr).toContain('error: Nothing comes out of pipe');
    const program = `cat stock/data.csv > pipe & "$0" "$1" predict p.seqloom --input pipe | head -2`;
    const args = ['-c', program, process.execPath, path.join(ROOT, 'out/cli/seqloom.mjs')];
    expect(execFileSync('sh', args, { cwd: folder, encoding: 'utf8' })).toMatch(/^date,after,step/);
  });
});

describe('a hostile table ends in a sentence', () => {
  const size = 2 ** 25;
  test.each([
    ['blank lines', '\n'.repeat(size), 'The file t.csv is empty.'],
    ['blank lines between', `"a",b\n1,2\n${'\r\n'.repeat(size / 2)}3,4\n`, 'The data lacks 6 columns'],
    ['one line', 'a'.repeat(size), 'A field of t.csv that starts on line 1 has more than 1048576 characters.'],
    ['one line of fields', 'a,'.repeat(size / 2), 'Line 1 of t.csv has more than 100000 fields.'],
    ['one long row', `a,b\n${'1,'.repeat(size / 2)}`, 'Line 2 of t.csv has more than 100000 fields.'],
    ['one long number', `a,b\n1,2\n3,${'1'.repeat(size)}\n`, 'A field of t.csv that starts on line 3'],
    ['quotation marks', `a,b\n${'""'.repeat(size / 2)}`, 'A field of t.csv that starts on line 2'],
  ])('%s', (_title, text, message) => {
    writeFileSync(path.join(folder, 't.csv'), text);
    const { status, stderr } = run('predict', 'p.seqloom', '--input', 't.csv');
    expect(stderr).toContain(`error: ${message}`);
    expect(status).toBe(1);
  });

  test('ten thousand features that a hundred thousand columns lack are one mistake', () => {
    const project = JSON.parse(readFileSync(path.join(folder, 'stock/project.json'), 'utf8')) as { recipe: object };
    const features = Array.from({ length: 10_000 }, (_, i) => `f${i}`);
    cpSync(path.join(folder, 'stock'), path.join(folder, 'many'), { recursive: true });
    const changed = { ...project, recipe: { ...project.recipe, features } };
    writeFileSync(path.join(folder, 'many/project.json'), JSON.stringify(changed));
    const columns = Array.from({ length: 99_999 }, (_, i) => `c${i}`);
    const rows = Array.from({ length: 40 }, (_, i) => `2024-01-01T00:${i},${'1,'.repeat(99_998)}1`);
    writeFileSync(path.join(folder, 'many/data.csv'), `${['date', ...columns].join(',')}\n${rows.join('\n')}\n`);
    const { status, stderr } = run('train', 'many');
    expect(stderr).toContain('error: The data lacks 10001 columns: “f0, f1, ');
    expect(stderr.length).toBeLessThan(1000);
    expect(status).toBe(1);
    expect(readdirSync(folder)).toContain('many');
  });
});
