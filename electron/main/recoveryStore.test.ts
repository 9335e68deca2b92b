import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecoveryJournal } from '../ipc/contract';
import { FileVault } from './fileVault';
import { RecoveryStore } from './recoveryStore';

const SESSION = 'a0000000-0000-4000-8000-000000000001';
const OTHER = 'a0000000-0000-4000-8000-000000000002';
const journal = (more: Partial<RecoveryJournal> = {}): RecoveryJournal => ({
  name: 'Line\nbreak',
  changedAtMs: 2,
  project: '{}',
  data: [],
  weights: [],
  checkpoint: [],
  training: null,
  fileId: null,
  ...more,
});

let folder: string;
let vault: FileVault;
let store: RecoveryStore;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'seqloom-recovery-'));
  vault = new FileVault();
  store = await RecoveryStore.open(folder, vault);
});
afterEach(() => rm(folder, { recursive: true }));

const reopened = () => RecoveryStore.open(folder, new FileVault());
const inSession = () => readdir(path.join(folder, SESSION)).then((names) => names.toSorted());

describe('RecoveryStore', () => {
  it('keeps the last journal of each session over a restart, with its parts in order', async () => {
    await store.storePart(SESSION, 'data-a-0', new Uint8Array([1, 2]));
    await store.storePart(SESSION, 'data-a-1', new Uint8Array([3]));
    await store.store(
      SESSION,
      journal({ data: ['data-a-0', 'data-a-1'], training: { epoch: 3, epochs: 9, dataHash: null } }),
    );
    await store.store(OTHER, journal({ changedAtMs: 5, name: 'Later' }));
    const after = await reopened();
    expect(await after.list()).toEqual([
      { session: OTHER, name: 'Later', changedAtMs: 5, training: null, file: null },
      {
        session: SESSION,
        name: 'Line\nbreak',
        changedAtMs: 2,
        training: { epoch: 3, epochs: 9, dataHash: null },
        file: null,
      },
    ]);
    const loaded = await after.load(SESSION);
    expect([...(loaded?.data ?? [])]).toEqual([1, 2, 3]);
    expect(loaded?.weights).toHaveLength(0);
    await after.clear(SESSION);
    expect((await (await reopened()).list()).map(({ session }) => session)).toEqual([OTHER]);
    expect(await readdir(folder)).toEqual([OTHER]);
  });

  it('lets go of parts that the journal no longer names', async () => {
    await store.storePart(SESSION, 'weights-1', new Uint8Array([1]));
    await store.store(SESSION, journal({ weights: ['weights-1'] }));
    await store.storePart(SESSION, 'weights-2', new Uint8Array([2]));
    // A journal that is written meanwhile leaves alone what is on its way.
    await store.store(SESSION, journal({ weights: ['weights-1'] }));
    expect(await inSession()).toEqual(['journal.json', 'weights-1', 'weights-2']);
    await store.store(SESSION, journal({ weights: ['weights-2'] }));
    expect(await inSession()).toEqual(['journal.json', 'weights-2']);
    // Also in a session that is gone on with, after a restart.
    await (await reopened()).store(SESSION, journal());
    expect(await inSession()).toEqual(['journal.json']);
  });

  it('names the file that the work belongs to and its time, for as long as it is there', async () => {
    const file = path.join(folder, 'net.seqloom');
    await writeFile(file, 'saved');
    await store.store(SESSION, journal({ fileId: vault.grant(file).id }));
    const [found] = await (await reopened()).list();
    expect(found?.file).toMatchObject({ name: 'net.seqloom', displayPath: file });
    expect(found?.file?.modifiedAtMs).toBeGreaterThan(Date.now() - 60_000);
    expect(found?.file).not.toHaveProperty('readOnly');
    await rm(file);
    expect((await (await reopened()).list())[0]?.file).toBeNull();
  });

  it('grants a dropped file no more than it had', async () => {
    const file = path.join(folder, 'dropped.seqloom');
    await writeFile(file, 'dropped');
    await store.store(SESSION, journal({ fileId: vault.grant(file, true).id }));
    expect((await (await reopened()).load(SESSION))?.file?.readOnly).toBe(true);
  });

  it('takes a file only that the user chose', async () => {
    await expect(store.store(SESSION, journal({ fileId: '/etc/passwd' }))).rejects.toMatchObject({
      code: 'unknown-file',
    });
  });

  it('clears away at the start what a kill left without a journal, and half of a write', async () => {
    await mkdir(path.join(folder, OTHER));
    await writeFile(path.join(folder, OTHER, 'data-a-0'), 'x');
    await store.store(SESSION, journal());
    await writeFile(path.join(folder, SESSION, '.seqloom-0a1b2c3d4e5f.tmp'), '{"half');
    await reopened();
    expect(await readdir(folder)).toEqual([SESSION]);
    expect(await inSession()).toEqual(['journal.json']);
  });

  it('offers nothing of a damaged journal, and keeps its parts for whoever can read them', async () => {
    await store.storePart(SESSION, 'data-a-0', new Uint8Array([1]));
    await store.store(SESSION, journal({ data: ['data-a-0'] }));
    const file = path.join(folder, SESSION, 'journal.json');
    const whole = await readFile(file);
    for (const damaged of ['', '{"version":2}', whole.subarray(0, 20)]) {
      await writeFile(file, damaged);
      const after = await reopened();
      expect(await after.list()).toEqual([]);
      expect(await after.load(SESSION)).toBeNull();
    }
    expect(await inSession()).toEqual(['data-a-0', 'journal.json']);
  });

  it('offers nothing whose parts are gone', async () => {
    await store.store(SESSION, journal({ data: ['data-a-0'] }));
    expect(await store.load(SESSION)).toBeNull();
  });
});
