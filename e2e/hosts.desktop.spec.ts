import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FileDialog, MenuDescriptor } from '#contract';
import { answerDialogs, catchOpenedLinks } from './answerDialogs';
import { callDesktop, callDesktopFreely } from './desktopPage';
import { expect, test } from './launchApp';
import { closeDesktop, firstPage, launchDesktop } from './launchDesktop';

const dialog: FileDialog = {
  title: 'Save project',
  confirm: 'Save',
  fileKind: { label: 'Seqloom project', extensions: ['seqloom'] },
};
const folderDialog = { title: 'Export', confirm: 'Export here' };
const bytesOf = (text: string) => new TextEncoder().encode(text);
const DISCARD = 0;
const CANCEL = 1;
const dirty = {
  title: 'Net',
  dirty: true,
  closeQuestion: { message: 'Close without saving?', detail: '', discard: 'Discard', cancel: 'Cancel' },
};

test.describe('files', () => {
  test('are saved under a name, saved in place and opened again', async ({ page, desktopApp, workFolder }) => {
    if (!desktopApp) throw new Error('needs the desktop edition');
    const file = path.join(workFolder, 'net.seqloom');
    // Without an extension, as a user types it.
    await answerDialogs(desktopApp, { save: path.join(workFolder, 'net'), open: file });
    const saved = await callDesktop(page, 'saveFileAs', { suggestedName: 'net', bytes: bytesOf('one'), dialog });
    expect(saved).toMatchObject({ ok: true, value: { name: 'net.seqloom', displayPath: file } });
    expect(await readFile(file, 'utf8')).toBe('one');

    const id = saved.ok && saved.value ? saved.value.id : '';
    const large = new Uint8Array(3_000_000).map((_, index) => index);
    expect(await callDesktop(page, 'saveFile', { id, bytes: large })).toMatchObject({ ok: true, value: { id } });
    expect(new Uint8Array(await readFile(file))).toEqual(large);

    const opened = await callDesktop(page, 'openFile', { dialog });
    expect(opened).toMatchObject({ ok: true, value: { ref: { id, name: 'net.seqloom' } } });
    expect(opened.ok && opened.value && Buffer.compare(opened.value.bytes, large)).toBe(0);
    expect(await readdir(workFolder)).toEqual(expect.not.arrayContaining([expect.stringMatching(/\.tmp$/)]));
  });

  test('answer a cancelled dialog with null', async ({ page, desktopApp }) => {
    if (!desktopApp) throw new Error('needs the desktop edition');
    await answerDialogs(desktopApp, {});
    const files = [{ path: 'a.ts', bytes: bytesOf('a') }];
    const none = { ok: true, value: null };
    expect(await callDesktop(page, 'openFile', { dialog })).toEqual(none);
    expect(await callDesktop(page, 'saveFileAs', { suggestedName: 'a', bytes: bytesOf('a'), dialog })).toEqual(none);
    expect(await callDesktop(page, 'exportFiles', { suggestedName: 'a', files, dialog: folderDialog })).toEqual(none);
  });

  test('are exported as a new folder', async ({ page, desktopApp, workFolder }) => {
    if (!desktopApp) throw new Error('needs the desktop edition');
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

  test('that cannot be written are told, with what to do', async ({ page, desktopApp, workFolder }) => {
    if (!desktopApp) throw new Error('needs the desktop edition');
    await answerDialogs(desktopApp, { save: path.join(workFolder, 'gone', 'net.seqloom') });
    const failed = await callDesktop(page, 'saveFileAs', { suggestedName: 'net', bytes: bytesOf('x'), dialog });
    expect(failed).toEqual({
      ok: false,
      error: {
        code: 'not-found',
        message: '“net.seqloom” is no longer where it was.',
        hint: 'It may have been moved, renamed or deleted. Open it from its new place.',
        fileName: 'net.seqloom',
      },
    });
  });
});

test('recent projects, the recovery copy and the page’s own storage are there after a restart', async ({
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
  const meta = { name: 'Net', savedAtMs: 1_700_000_000_000 };
  await callDesktop(before, 'storeRecovery', { bytes: bytesOf('unsaved'), meta });
  await before.evaluate(() => localStorage.setItem('kept', 'yes'));
  await closeDesktop(first);

  const second = await launchDesktop(desktopRunner, userData);
  const after = await firstPage(second);
  expect(await callDesktop(after, 'listRecent')).toMatchObject({ ok: true, value: [{ id, name: 'net.seqloom' }] });
  const opened = await callDesktop(after, 'openRecent', id);
  expect(opened.ok && Buffer.from(opened.value.bytes).toString()).toBe('net');
  const copy = await callDesktop(after, 'loadRecovery');
  expect(copy.ok && copy.value && [Buffer.from(copy.value.bytes).toString(), copy.value.meta]).toEqual([
    'unsaved',
    meta,
  ]);
  expect(await after.evaluate(() => localStorage.getItem('kept'))).toBe('yes');
  await closeDesktop(second);
});

test('a project that the system hands over is opened, at the start and later', async ({
  desktopRunner,
  workFolder,
}) => {
  const file = path.join(workFolder, 'Mine.seqloom');
  const userData = path.join(workFolder, 'handed-data');
  const first = await launchDesktop(desktopRunner, userData);
  const page = await firstPage(first);
  await answerDialogs(first, { save: file });
  await page.getByTestId('template-stock-price').click();
  await expect(page.getByTestId('node-target')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+s');
  await expect
    .poll(() =>
      readFile(file).then(
        ({ length }) => length,
        () => 0,
      ),
    )
    .toBeGreaterThan(10_000);
  await closeDesktop(first);

  const second = await launchDesktop(desktopRunner, userData, [file]);
  const started = await firstPage(second);
  await expect(started.getByTestId('node-target')).toBeVisible();
  await closeDesktop(second);

  const third = await launchDesktop(desktopRunner, userData);
  const running = await firstPage(third);
  await expect(running.getByTestId('template-stock-price')).toBeVisible();
  await third.evaluate(({ app }, given) => app.emit('second-instance', {}, ['seqloom', given], '/'), file);
  await expect(running.getByTestId('node-target')).toBeVisible();
  await closeDesktop(third);
});

test('a command of the native menu reaches the page', async ({ page, desktopApp }) => {
  if (!desktopApp) throw new Error('needs the desktop edition');
  const menus: MenuDescriptor[] = [
    {
      label: 'File',
      items: [
        { type: 'command', id: 'test.on', label: 'On', enabled: true },
        { type: 'command', id: 'test.off', label: 'Off', enabled: false },
      ],
    },
  ];
  await callDesktop(page, 'setMenu', menus);
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const { desktop } = window as unknown as { desktop: { on(event: 'command', hear: (id: string) => void): void } };
    desktop.on('command', (id) => heard.push(id));
  });
  await desktopApp.evaluate(({ Menu }) => {
    for (const id of ['test.off', 'test.on']) Menu.getApplicationMenu()?.getMenuItemById(id)?.click();
  });
  await expect.poll(() => page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual(['test.on']);
});

test('closing over unsaved changes asks first', async ({ page, desktopApp }) => {
  if (!desktopApp) throw new Error('needs the desktop edition');
  await callDesktop(page, 'setDocumentState', dirty);
  const title = () => desktopApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
  const close = () => desktopApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  expect(await title()).toBe('• Net — Seqloom');
  await answerDialogs(desktopApp, { question: CANCEL });
  await close();
  expect(await title()).toBe('• Net — Seqloom');
  await answerDialogs(desktopApp, { question: DISCARD });
  const closed = desktopApp.waitForEvent('close');
  // The app may be gone before it can answer.
  await close().catch(() => undefined);
  await closed;
});

test.describe('a page that misbehaves', () => {
  test('reaches no file by a path or a forged id', async ({ page, workFolder }) => {
    const secret = path.join(workFolder, 'secret.txt');
    await writeFile(secret, 'secret');
    const refused = { ok: false, error: { code: 'unknown-file' } };
    for (const id of [secret, '../secret.txt', '__proto__']) {
      expect(await callDesktop(page, 'saveFile', { id, bytes: bytesOf('x') })).toMatchObject(refused);
      expect(await callDesktop(page, 'openRecent', id)).toMatchObject(refused);
      expect(await callDesktop(page, 'addRecent', id)).toMatchObject(refused);
    }
    expect(await readFile(secret, 'utf8')).toBe('secret');
  });

  test('writes nothing outside of the folder that the user chose', async ({ page, desktopApp, workFolder }) => {
    if (!desktopApp) throw new Error('needs the desktop edition');
    const parent = path.join(workFolder, 'exports');
    await mkdir(parent);
    await answerDialogs(desktopApp, { open: parent });
    for (const forged of ['../up.ts', '/tmp/up.ts', 'a/../../up.ts', 'a\\..\\..\\up.ts']) {
      const files = [{ path: forged, bytes: bytesOf('x') }];
      const answer = await callDesktop(page, 'exportFiles', { suggestedName: 'x', files, dialog: folderDialog });
      expect(answer).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    }
    expect(await readdir(parent)).toEqual([]);
  });

  test('is told that its request is malformed', async ({ page }) => {
    for (const args of [[], [{ id: '1' }], [{ id: 1, bytes: bytesOf('') }], [{ id: '1', bytes: 'text' }], [1, 2]]) {
      expect(await callDesktopFreely(page, 'saveFile', args)).toMatchObject({
        ok: false,
        error: { code: 'bad-request' },
      });
    }
  });

  test('listens to no other channel and cannot change the bridge', async ({ page }) => {
    const tried = await page.evaluate(() => {
      const desktop = (window as unknown as { desktop: Record<string, unknown> }).desktop;
      const attempt = (what: () => unknown) => {
        try {
          return String(what());
        } catch (error) {
          return error instanceof Error ? error.message : 'thrown';
        }
      };
      const listen = desktop.on as (event: string, listener: () => void) => unknown;
      return {
        other: attempt(() => listen('saveFile', () => {})),
        inherited: attempt(() => listen('constructor', () => {})),
        frozen: Object.isFrozen(desktop),
        node: [typeof globalThis.process, typeof (globalThis as { require?: unknown }).require],
      };
    });
    expect(tried).toEqual({
      other: 'There is no event saveFile',
      inherited: 'There is no event constructor',
      frozen: true,
      node: ['undefined', 'undefined'],
    });
  });

  test('opens no window and goes nowhere; web links open in the system’s browser', async ({ page, desktopApp }) => {
    if (!desktopApp) throw new Error('needs the desktop edition');
    const openedLinks = await catchOpenedLinks(desktopApp);
    const address = page.url();
    await page.evaluate(() => {
      window.open('https://example.org/popup');
      window.open('file:///etc/passwd');
      window.open('http://example.org/plain');
      const link = Object.assign(document.createElement('a'), { href: 'https://example.org/link', target: '_blank' });
      document.body.append(link);
      link.click();
      link.remove();
    });
    await page.evaluate(() => {
      location.href = 'https://example.org/away';
    });
    const expected = ['https://example.org/popup', 'https://example.org/link', 'https://example.org/away'];
    await expect.poll(openedLinks).toEqual(expected);
    expect(desktopApp.windows()).toHaveLength(1);
    expect(page.url()).toBe(address);
    expect(await page.evaluate(() => document.readyState)).toBe('complete');
  });
});
