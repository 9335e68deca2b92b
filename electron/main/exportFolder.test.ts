import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportFolder } from './exportFolder';

let parent: string;
const file = (name: string) => ({ path: name, bytes: new TextEncoder().encode(name) });

beforeEach(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'seqloom-export-'));
});

afterEach(() => rm(parent, { recursive: true, force: true }));

describe('exportFolder', () => {
  it('writes all files into a new folder', async () => {
    const folder = await exportFolder(parent, 'Net', [file('package.json'), file('src/deep/model.ts')]);
    expect(folder).toBe(path.join(parent, 'Net'));
    expect(await readFile(path.join(folder, 'src', 'deep', 'model.ts'), 'utf8')).toBe('src/deep/model.ts');
    expect(await readdir(parent)).toEqual(['Net']);
  });

  it('never mixes with a folder that is there, also where only the case differs', async () => {
    await mkdir(path.join(parent, 'net'));
    await mkdir(path.join(parent, 'Net 2'));
    expect(await exportFolder(parent, 'Net', [file('a.ts')])).toBe(path.join(parent, 'Net 3'));
    expect(await readdir(path.join(parent, 'net'))).toEqual([]);
  });

  it('leaves nothing behind when a file cannot be written', async () => {
    await expect(exportFolder(parent, 'Net', [file('a'), file('a/b')])).rejects.toMatchObject({
      name: 'DesktopFailure',
    });
    expect(await readdir(parent)).toEqual([]);
  });

  it('says so when the folder is gone', async () => {
    const failing = exportFolder(path.join(parent, 'gone'), 'Net', [file('a')]);
    await expect(failing).rejects.toMatchObject({ code: 'not-found' });
  });
});
