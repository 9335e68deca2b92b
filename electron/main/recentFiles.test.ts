import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileVault } from './fileVault';
import { RecentFiles } from './recentFiles';

let folder: string;
let store: string;
let clockMs: number;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'seqloom-recent-'));
  store = path.join(folder, 'recent.json');
  clockMs = 0;
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function session() {
  const vault = new FileVault();
  const recent = await RecentFiles.load(store, vault, () => (clockMs += 1));
  const use = async (name: string) => {
    const ref = vault.grant(path.join(folder, name));
    await recent.add(ref.id);
    return ref;
  };
  return { recent, vault, use };
}

describe('RecentFiles', () => {
  it('lists the latest first, once each, and lets a later session open them', async () => {
    await writeFile(path.join(folder, 'b.seqloom'), 'B');
    const first = await session();
    for (const name of ['a.seqloom', 'b.seqloom', 'a.seqloom']) await first.use(name);
    const later = await session();
    const list = later.recent.list();
    expect(list.map(({ name, usedAtMs }) => [name, usedAtMs])).toEqual([
      ['a.seqloom', 3],
      ['b.seqloom', 2],
    ]);
    const opened = await later.recent.open(list[1]?.id ?? '');
    expect(new TextDecoder().decode(opened.bytes)).toBe('B');
    await expect(later.recent.open(list[0]?.id ?? '')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('opens only what is in the list', async () => {
    const { recent, vault, use } = await session();
    const { id } = await use('a.seqloom');
    const other = vault.grant(path.join(folder, 'other.txt'));
    await recent.remove(id);
    for (const unlisted of [id, other.id, path.join(folder, 'a.seqloom')]) {
      await expect(recent.open(unlisted)).rejects.toMatchObject({ code: 'unknown-file' });
    }
  });

  it('lets a later session read a file that was dropped, and no more', async () => {
    const file = path.join(folder, 'dropped.seqloom');
    await writeFile(file, 'D');
    const first = await session();
    await first.recent.add(first.vault.grant(file, true).id);
    const { vault, recent } = await session();
    const [entry] = recent.list();
    expect(entry).toMatchObject({ name: 'dropped.seqloom', readOnly: true });
    const { ref } = await recent.open(entry?.id ?? '');
    await expect(vault.write(ref.id, new Uint8Array())).rejects.toMatchObject({ code: 'no-permission' });
    await recent.add(vault.grant(file).id);
    expect((await session()).recent.list()).toEqual([expect.not.objectContaining({ readOnly: true })]);
  });

  it('tells of each change, and forgets a file by its path', async () => {
    const { recent, use } = await session();
    const { id } = await use('a.seqloom');
    await use('b.seqloom');
    let changes = 0;
    recent.onChange(() => (changes += 1));
    const file = recent.pathOf(id) ?? '';
    expect(file).toBe(path.join(folder, 'a.seqloom'));
    await recent.forget(file);
    await recent.forget(file);
    expect([recent.pathOf(id), recent.list().map(({ name }) => name), changes]).toEqual([null, ['b.seqloom'], 1]);
  });

  it('adds only a file that the user chose', async () => {
    const { recent } = await session();
    await expect(recent.add('/etc/passwd')).rejects.toMatchObject({ code: 'unknown-file' });
    expect(recent.list()).toEqual([]);
  });

  it('keeps twenty, and none after clearing', async () => {
    const { recent, use } = await session();
    for (let index = 0; index < 23; index += 1) await use(`${index}.seqloom`);
    expect(recent.list().map(({ name }) => name)).toHaveLength(20);
    expect(recent.list()[0]?.name).toBe('22.seqloom');
    await recent.clear();
    expect((await session()).recent.list()).toEqual([]);
  });

  it.each(['', '{', '{"version":2,"entries":[]}', '{"version":1,"entries":[{"id":"x","path":"/etc/passwd"}]}'])(
    'starts empty from a damaged or foreign list: %j',
    async (damaged) => {
      await writeFile(store, damaged);
      const { recent, use } = await session();
      expect(recent.list()).toEqual([]);
      await use('a.seqloom');
      expect(JSON.parse(await readFile(store, 'utf8'))).toMatchObject({ version: 1, entries: [{ usedAtMs: 1 }] });
    },
  );
});
