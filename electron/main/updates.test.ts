import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Updates, type UpdateSurroundings, type Updater } from './updates';

const words = {
  available: 'Seqloom {version} is there',
  availableDetail: '{version}?',
  download: 'Download',
  ready: '{version} is ready',
  readyDetail: '',
  restart: 'Restart',
  later: 'Later',
};

let resources: string;

beforeEach(async () => {
  resources = await mkdtemp(path.join(tmpdir(), 'seqloom-updates-'));
});

afterEach(() => rm(resources, { recursive: true, force: true }));

/** A package with a feed, and an updater that finds a newer version unless told otherwise. */
async function packaged(
  answers: readonly boolean[],
  updater: Partial<Updater> = {},
  more: Partial<UpdateSurroundings> = {},
) {
  await writeFile(path.join(resources, 'app-update.yml'), 'provider: generic\n');
  const fake: Updater = {
    autoDownload: true,
    autoInstallOnAppQuit: true,
    checkForUpdates: vi.fn(() => Promise.resolve({ isUpdateAvailable: true, updateInfo: { version: '2.0.0' } })),
    downloadUpdate: vi.fn(() => Promise.resolve()),
    quitAndInstall: vi.fn(),
    ...updater,
  };
  const left = [...answers];
  const surroundings = {
    isPackaged: true,
    resourcesPath: resources,
    loadUpdater: vi.fn(() => Promise.resolve(fake)),
    ask: vi.fn(() => Promise.resolve(left.shift() ?? false)),
    log: vi.fn(),
    ...more,
  };
  return { updates: new Updates(surroundings), fake, surroundings };
}

describe('Updates', () => {
  it('load nothing where the app runs from its sources, or its package has no feed', async () => {
    const unpackaged = await packaged([], {}, { isPackaged: false });
    await unpackaged.updates.look(words);
    await rm(path.join(resources, 'app-update.yml'));
    const { surroundings } = unpackaged;
    const withoutFeed = new Updates({ ...surroundings, isPackaged: true });
    await withoutFeed.look(words);
    expect([unpackaged.updates.possible, withoutFeed.possible]).toEqual([false, false]);
    expect(surroundings.loadUpdater).not.toHaveBeenCalled();
  });

  it('download only what the user has agreed to', async () => {
    const { updates, fake, surroundings } = await packaged([false]);
    await updates.look(words);
    expect(surroundings.ask).toHaveBeenCalledWith({
      message: 'Seqloom 2.0.0 is there',
      detail: '2.0.0?',
      yes: 'Download',
      no: 'Later',
    });
    expect([fake.autoDownload, fake.autoInstallOnAppQuit]).toEqual([false, false]);
    expect(fake.downloadUpdate).not.toHaveBeenCalled();
  });

  it('restart at once, or install with the next end', async () => {
    const later = await packaged([true, false]);
    await later.updates.look(words);
    expect(later.fake.downloadUpdate).toHaveBeenCalledOnce();
    expect(later.fake.autoInstallOnAppQuit).toBe(true);
    expect(later.fake.quitAndInstall).not.toHaveBeenCalled();
    const now = await packaged([true, true]);
    await now.updates.look(words);
    expect(now.fake.quitAndInstall).toHaveBeenCalledOnce();
  });

  it('say nothing when there is none, and keep what goes wrong in the log', async () => {
    const none = await packaged([], {
      checkForUpdates: () => Promise.resolve({ isUpdateAvailable: false, updateInfo: { version: '1.0.0' } }),
    });
    await none.updates.look(words);
    const offline = await packaged([], { checkForUpdates: () => Promise.reject(new Error('net::ERR_FAILED')) });
    await offline.updates.look(words);
    expect(none.surroundings.ask).not.toHaveBeenCalled();
    expect(offline.surroundings.ask).not.toHaveBeenCalled();
    expect(offline.surroundings.log).toHaveBeenCalledOnce();
  });

  it('look once at a time', async () => {
    const { updates, fake } = await packaged([false, false]);
    await Promise.all([updates.look(words), updates.look(words)]);
    expect(fake.checkForUpdates).toHaveBeenCalledOnce();
    await updates.look(words);
    expect(fake.checkForUpdates).toHaveBeenCalledTimes(2);
  });
});
