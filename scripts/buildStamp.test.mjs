import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isFresh, recordStamp, sourceStamp } from './buildStamp.mjs';

let root;
const part = { name: 'cli', outputs: ['out/cli/seqloom.mjs'] };

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'seqloom-stamp-'));
  await mkdir(path.join(root, 'cli/deep'), { recursive: true });
  await writeFile(path.join(root, 'cli/main.ts'), 'one');
  await writeFile(path.join(root, 'cli/deep/part.ts'), 'two');
});

afterEach(() => rm(root, { recursive: true, force: true }));

const stamp = () => sourceStamp(['cli', 'not-there'], root);

describe('sourceStamp', () => {
  it('changes with a source, its name, and the packages installed', async () => {
    const seen = new Set([stamp()]);
    await writeFile(path.join(root, 'cli/deep/part.ts'), 'three');
    seen.add(stamp());
    await rm(path.join(root, 'cli/deep/part.ts'));
    await writeFile(path.join(root, 'cli/deep/renamed.ts'), 'three');
    seen.add(stamp());
    await writeFile(path.join(root, 'package-lock.json'), '{}');
    seen.add(stamp());
    expect(seen.size).toBe(4);
  });

  it('tells where one file ends and the next begins', async () => {
    await writeFile(path.join(root, 'cli/a.ts'), 'xy');
    await writeFile(path.join(root, 'cli/b.ts'), 'z');
    const before = stamp();
    await writeFile(path.join(root, 'cli/a.ts'), 'x');
    await writeFile(path.join(root, 'cli/b.ts'), 'yz');
    expect(stamp()).not.toBe(before);
  });

  it('stays the same over a new checkout and over tests', async () => {
    const before = stamp();
    await utimes(path.join(root, 'cli/main.ts'), new Date(0), new Date(0));
    await writeFile(path.join(root, 'cli/main.test.ts'), 'a test');
    expect(stamp()).toBe(before);
  });
});

describe('isFresh', () => {
  it('holds for what was recorded, while the output is there', async () => {
    expect(isFresh(part, stamp(), root)).toBe(false);
    await mkdir(path.join(root, 'out/cli'), { recursive: true });
    await writeFile(path.join(root, 'out/cli/seqloom.mjs'), '');
    recordStamp(part, stamp(), root);
    expect(isFresh(part, stamp(), root)).toBe(true);
    await rm(path.join(root, 'out/cli/seqloom.mjs'));
    expect(isFresh(part, stamp(), root)).toBe(false);
  });

  it('ends when a source changes', async () => {
    await mkdir(path.join(root, 'out/cli'), { recursive: true });
    await writeFile(path.join(root, 'out/cli/seqloom.mjs'), '');
    recordStamp(part, stamp(), root);
    await writeFile(path.join(root, 'cli/main.ts'), 'changed');
    expect(isFresh(part, stamp(), root)).toBe(false);
  });
});
