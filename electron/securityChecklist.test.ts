import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const DOCUMENT = 'docs/security.md';
const POINTS = 20;

/** What a cell of the table names: a file, and something that stands in it. */
interface Reference {
  readonly file: string;
  readonly text: string;
}

const rows = readFileSync(DOCUMENT, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|') && line.includes('`: '))
  .map((line) => line.slice(1, -1).split(' | '));
const symbols = rows.map((cells) => ({ row: cells.join(' | '), found: references(cells.at(-2) ?? '', '`') }));
const tests = rows.map((cells) => ({ row: cells.join(' | '), found: references(cells.at(-1) ?? '', '“') }));

function references(cell: string, opening: '`' | '“'): Reference[] {
  const named = opening === '`' ? /`([^`]+)`: `([^`]+)`/g : /`([^`]+)`: “([^”]+)”/g;
  return [...cell.matchAll(named)].map(([, file = '', text = '']) => ({ file, text }));
}

/** The titles of a test file: what stands first in `it`, `test`, `test.step` and their tables. */
function titlesIn(file: string): ReadonlySet<string> {
  const source = readFileSync(file, 'utf8');
  const called = /\b(?:it|test|test\.step)(?:\.\w+)*(?:\([^;]*?\))?\(\s*(['`])((?:(?!\1).)+)\1/gs;
  return new Set([...source.matchAll(called)].map(([, , title = '']) => title));
}

describe('docs/security.md', () => {
  it('answers each point of Electron’s checklist, once and in order', () => {
    const numbers = rows.map(([first]) => Number(first)).filter((number) => number > 0);
    expect(numbers).toEqual(Array.from({ length: POINTS }, (_, index) => index + 1));
  });

  it('names for each row what answers it and what proves it', () => {
    expect(rows.length).toBeGreaterThan(POINTS);
    for (const { row, found } of [...symbols, ...tests]) expect(found, row).not.toEqual([]);
  });

  it('names files and lines that are there', () => {
    for (const { file, text } of symbols.flatMap(({ found }) => found)) {
      expect(existsSync(file), file).toBe(true);
      expect(readFileSync(file, 'utf8'), `${file}: ${text}`).toContain(text);
    }
  });

  it('names tests that are there, by their titles', () => {
    for (const { file, text } of tests.flatMap(({ found }) => found)) {
      expect(existsSync(file), file).toBe(true);
      expect([...titlesIn(file)], file).toContain(text);
    }
  });
});

describe('the version', () => {
  it('Electron is pinned to one version, and what is installed is that', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { devDependencies: Record<string, string> };
    const installed = JSON.parse(readFileSync('node_modules/electron/package.json', 'utf8')) as { version: string };
    expect(manifest.devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
    expect(installed.version).toBe(manifest.devDependencies.electron);
  });
});
