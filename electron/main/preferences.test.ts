import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Preferences } from './preferences';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'seqloom-preferences-'));
  file = path.join(folder, 'preferences.json');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('Preferences', () => {
  it('start with the system’s theme and without updates, and are kept', async () => {
    const first = Preferences.load(file);
    expect(first.values).toEqual({ theme: 'system', lookForUpdates: false });
    await first.change({ theme: 'dark' });
    await first.change({ lookForUpdates: true });
    expect(Preferences.load(file).values).toEqual({ theme: 'dark', lookForUpdates: true });
  });

  it.each([
    ['', { theme: 'system', lookForUpdates: false }],
    ['{"theme":"neon","lookForUpdates":true}', { theme: 'system', lookForUpdates: true }],
    ['[]', { theme: 'system', lookForUpdates: false }],
  ])('take the default for what is damaged: %j', async (text, values) => {
    await writeFile(file, text);
    expect(Preferences.load(file).values).toEqual(values);
  });

  it('write nothing when nothing changes, and outlive a disk that cannot be written', async () => {
    const preferences = Preferences.load(file);
    await preferences.change({ theme: 'system' });
    await expect(readFile(file)).rejects.toThrow();
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const unwritable = Preferences.load(path.join(folder, 'gone', 'preferences.json'));
    await unwritable.change({ theme: 'dark' });
    expect(unwritable.values.theme).toBe('dark');
    expect(warned).toHaveBeenCalledOnce();
    warned.mockRestore();
  });
});
