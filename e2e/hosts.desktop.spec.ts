import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FileDialog, RecoveryJournal } from '#contract';
import { answerDialogs } from './answerDialogs';
import { callDesktop } from './desktopPage';
import { expect, test } from './launchApp';
import { closeDesktop, firstPage, launchDesktop } from './launchDesktop';

const dialog: FileDialog = {
  title: 'Save project',
  confirm: 'Save',
  fileKind: { label: 'Seqloom project', extensions: ['seqloom'] },
};
const folderDialog = { title: 'Export', confirm: 'Export here' };
const bytesOf = (text: string) => new TextEncoder().encode(text);

test('files are saved, exported and refused by the calls of the contract', async ({ page, desktopApp, workFolder }) => {
  if (!desktopApp) throw new Error('needs the desktop edition');

  await test.step('under a name, in place, and read again', async () => {
    const file = path.join(workFolder, 'net.seqloom');
    // Without an extension, as a user types it.
    await answerDialogs(desktopApp, { save: path.join(workFolder, 'net'), open: file });
    const saved = await callDesktop(page, 'saveFileAs', { suggestedName: 'net', bytes: bytesOf('one'), dialog });
    expect(saved).toMatchObject({ ok: true, value: { name: 'net.seqloom', displayPath: file } });
    expect(await readFile(file, 'utf8')).toBe('one');

    const id = saved.ok && saved.value ? saved.value.id : '';
    const large = new Uint8Array(300_000).map((_, index) => index);
    expect(await callDesktop(page, 'saveFile', { id, bytes: large })).toMatchObject({ ok: true, value: { id } });
    expect(new Uint8Array(await readFile(file))).toEqual(large);

    const opened = await callDesktop(page, 'openFile', { dialog });
    expect(opened).toMatchObject({ ok: true, value: { ref: { id, name: 'net.seqloom' } } });
    expect(opened.ok && opened.value && Buffer.compare(opened.value.bytes, large)).toBe(0);
    expect(await readdir(workFolder)).toEqual(expect.not.arrayContaining([expect.stringMatching(/\.tmp$/)]));
  });

  await test.step('a canceled dialog is answered with null', async () => {
    await answerDialogs(desktopApp, {});
    const files = [{ path: 'a.ts', bytes: bytesOf('a') }];
    const none = { ok: true, value: null };
    expect(await callDesktop(page, 'openFile', { dialog })).toEqual(none);
    expect(await callDesktop(page, 'openModel', { what: 'files', dialog })).toEqual(none);
    expect(await callDesktop(page, 'openModel', { what: 'folder', dialog })).toEqual(none);
    expect(await callDesktop(page, 'saveFileAs', { suggestedName: 'a', bytes: bytesOf('a'), dialog })).toEqual(none);
    expect(await callDesktop(page, 'exportFiles', { suggestedName: 'a', files, dialog: folderDialog })).toEqual(none);
  });

  await test.step('an export is a new folder', async () => {
    const parent = path.join(workFolder, 'exports');
    await mkdir(parent);
    await answerDialogs(desktopApp, { open: parent });
    const request = {
      suggestedName: 'Stock price',
      files: ['package.json', 'src/model.ts'].map((name) => ({ path: name, bytes: bytesOf(name) })),
      dialog: folderDialog,
    };
    const where = path.join(parent, 'Stock price');
    expect(await callDesktop(page, 'exportFiles', request)).toEqual({ ok: true, value: { where } });
    expect(await readFile(path.join(where, 'src', 'model.ts'), 'utf8')).toBe('src/model.ts');
  });

  await test.step('a model is read with the files beside it where its folder is chosen', async () => {
    const folder = path.join(workFolder, 'model');
    await mkdir(folder);
    for (const name of ['model.json', 'group1-shard1of1.bin', 'private.txt']) {
      await writeFile(path.join(folder, name), name);
    }
    await answerDialogs(desktopApp, { open: folder });
    const chosen = await callDesktop(page, 'openModel', { what: 'folder', dialog });
    const files = chosen.ok && chosen.value ? chosen.value.files : [];
    expect(chosen).toMatchObject({ ok: true, value: { name: 'model' } });
    expect(files.map(({ name }) => name).sort()).toEqual(['group1-shard1of1.bin', 'model.json']);

    await answerDialogs(desktopApp, { open: path.join(folder, 'model.json') });
    const alone = await callDesktop(page, 'openModel', { what: 'files', dialog });
    expect(alone.ok && alone.value?.files.map(({ name }) => name)).toEqual(['model.json']);
  });

  await test.step('what cannot be written is told, with what to do', async () => {
    await answerDialogs(desktopApp, { save: path.join(workFolder, 'gone', 'net.seqloom') });
    const failed = await callDesktop(page, 'saveFileAs', { suggestedName: 'net', bytes: bytesOf('x'), dialog });
    expect(failed).toEqual({
      ok: false,
      error: {
        code: 'not-found',
        fileName: 'net.seqloom',
      },
    });
  });
});

test('recent projects, unsaved work and the page’s own storage are there after a restart', async ({
  desktopRunner,
  workFolder,
}) => {
  const userData = path.join(workFolder, 'kept-data');
  const file = path.join(workFolder, 'net.seqloom');
  const first = await launchDesktop(desktopRunner, userData);
  const before = await firstPage(first);
  await answerDialogs(first, { save: file });
  const saved = await callDesktop(before, 'saveFileAs', { suggestedName: 'net', bytes: bytesOf('net'), dialog });
  const id = saved.ok && saved.value ? saved.value.id : '';
  await callDesktop(before, 'addRecent', id);
  const session = 'a0000000-0000-4000-8000-000000000001';
  const journal: RecoveryJournal = {
    name: 'Net',
    changedAtMs: 1_700_000_000_000,
    project: '{}',
    data: ['data-1'],
    weights: [],
    checkpoint: [],
    training: null,
    fileId: id,
  };
  await callDesktop(before, 'storeRecoveryPart', { session, key: 'data-1', bytes: bytesOf('unsaved') });
  await callDesktop(before, 'storeRecovery', { session, journal });
  await before.evaluate(() => localStorage.setItem('kept', 'yes'));
  await closeDesktop(first);

  const second = await launchDesktop(desktopRunner, userData);
  const after = await firstPage(second);
  expect(await callDesktop(after, 'listRecent')).toMatchObject({ ok: true, value: [{ id, name: 'net.seqloom' }] });
  const opened = await callDesktop(after, 'openRecent', id);
  expect(opened.ok && Buffer.from(opened.value.bytes).toString()).toBe('net');
  const kept = await callDesktop(after, 'loadRecovery', session);
  expect(kept).toMatchObject({ ok: true, value: { journal: { name: 'Net' }, file: { name: 'net.seqloom' } } });
  expect(kept.ok && kept.value && Buffer.from(kept.value.data).toString()).toBe('unsaved');
  expect(await after.evaluate(() => localStorage.getItem('kept'))).toBe('yes');
  await closeDesktop(second);
});
