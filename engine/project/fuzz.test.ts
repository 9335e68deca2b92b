import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fuzzCase } from '../testing/fuzzProject';

const FOLDER = path.join(import.meta.dirname, 'fixtures');
const FILES = readdirSync(FOLDER).map((name) => new Uint8Array(readFileSync(path.join(FOLDER, name))));
/** Others may keep the machine busy while tests run: only the time of this process counts. */
const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const CASES = 600;

describe('damaged project files', () => {
  // Any number of others: npm run fuzz -- --cases N --seed S; every change must pass 5 000 of them (.ci/run).
  it('each open as a project that can be saved, or are refused with a sentence', { timeout: 300_000 }, () => {
    const counts = new Map<string, number>();
    for (let number = 0; number < CASES; number++) {
      const { outcome } = fuzzCase(FILES, 1, number, cpuMs);
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    }
    // Were nothing or everything refused, or for one reason only, the cases would not be worth much.
    expect(counts.get('opened')).toBeGreaterThan(CASES / 10);
    expect(counts.get('project.invalid')).toBeGreaterThan(CASES / 10);
    expect(counts.size).toBeGreaterThan(12);
  });
});
