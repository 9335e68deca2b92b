import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { answerDialogs } from './answerDialogs';
import { expect, test } from './launchApp';
import { chooseInNativeMenu, dropFile, nativeMenuItem, recentInNativeMenu } from './nativeDesktop';
import { readContent } from './projectContent';
import { Studio } from './studio';
import { mountTinyDisk } from './tinyDisk';

const TOO_LARGE_BYTES = 3_000_000;

/** Files that were on their way when something went wrong. */
const leftOvers = async (folder: string) => (await readdir(folder)).filter((name) => name.endsWith('.tmp'));

test('a project is saved, opened, found again and dropped, by the native menu', async ({
  page,
  desktopApp,
  workFolder,
}) => {
  if (!desktopApp) throw new Error('needs the desktop edition');
  const studio = new Studio(page, desktopApp, workFolder);
  const title = page.getByTestId('document-title');
  const saved = page.getByTestId('status-saved');
  const file = (name: string) => path.join(workFolder, name);
  const nameIn = async (name: string) => readContent(await readFile(file(name))).name;

  await test.step('the menu offers what can be done', async () => {
    await expect
      .poll(() => nativeMenuItem(desktopApp, 'file.save'))
      .toMatchObject({ enabled: false, accelerator: 'CmdOrCtrl+S' });
    expect(await recentInNativeMenu(desktopApp)).toEqual([]);
    await studio.openTemplate('stock-price');
    await expect.poll(() => nativeMenuItem(desktopApp, 'file.save')).toMatchObject({ label: 'Save', enabled: true });
  });

  await test.step('Save asks once for a place, and Save as for another', async () => {
    await studio.rename('First');
    await answerDialogs(desktopApp, { save: file('first') });
    await chooseInNativeMenu(desktopApp, 'file.save');
    await expect(saved).toHaveText('Saved in first.seqloom');
    await studio.rename('First, later');
    await answerDialogs(desktopApp, { save: file('never-asked-for') });
    await chooseInNativeMenu(desktopApp, 'file.save');
    await expect(saved).toHaveText('Saved in first.seqloom');
    await expect.poll(() => nameIn('first.seqloom')).toBe('First, later');

    await studio.rename('Second');
    await answerDialogs(desktopApp, { save: file('second.seqloom') });
    await chooseInNativeMenu(desktopApp, 'file.saveAs');
    await expect(saved).toHaveText('Saved in second.seqloom');
    expect(await nameIn('first.seqloom')).toBe('First, later');
    expect(await nameIn('second.seqloom')).toBe('Second');
  });

  await test.step('Open reads the file that the user chooses', async () => {
    await answerDialogs(desktopApp, { open: file('first.seqloom') });
    await chooseInNativeMenu(desktopApp, 'file.open');
    await expect(title).toHaveText('First, later');
    await answerDialogs(desktopApp, {});
    await chooseInNativeMenu(desktopApp, 'file.open');
    await expect(title).toHaveText('First, later');
  });

  await test.step('the recent projects stand in the menu, the latest first', async () => {
    await expect
      .poll(async () => (await recentInNativeMenu(desktopApp)).map(({ label }) => label))
      .toEqual(['first.seqloom', 'second.seqloom']);
    const second = (await recentInNativeMenu(desktopApp))[1]?.id ?? '';
    await chooseInNativeMenu(desktopApp, second);
    await expect(title).toHaveText('Second');
    await expect.poll(async () => (await recentInNativeMenu(desktopApp))[0]?.label).toBe('second.seqloom');
  });

  await test.step('a dropped project is read, and is saved where the user says', async () => {
    await mkdir(file('elsewhere'));
    await writeFile(file('elsewhere/dropped.seqloom'), await readFile(file('first.seqloom')));
    await dropFile(page, file('elsewhere/dropped.seqloom'));
    await expect(title).toHaveText('First, later');
    await expect.poll(async () => (await recentInNativeMenu(desktopApp))[0]?.label).toBe('dropped.seqloom');
    await studio.rename('Dropped');
    await answerDialogs(desktopApp, {});
    await page.keyboard.press('ControlOrMeta+s');
    await expect(page.getByTestId('unsaved-mark')).toBeVisible();
    expect(await nameIn('elsewhere/dropped.seqloom')).toBe('First, later');
    await answerDialogs(desktopApp, { save: file('elsewhere/dropped.seqloom') });
    await page.keyboard.press('ControlOrMeta+s');
    await expect(saved).toHaveText('Saved in dropped.seqloom');
    expect(await nameIn('elsewhere/dropped.seqloom')).toBe('Dropped');
    await studio.rename('Dropped, then chosen');
    await answerDialogs(desktopApp, {});
    await page.keyboard.press('ControlOrMeta+s');
    await expect.poll(() => nameIn('elsewhere/dropped.seqloom')).toBe('Dropped, then chosen');
    expect((await recentInNativeMenu(desktopApp))[0]?.label).toBe('dropped.seqloom');
  });

  await test.step('a recent project that is gone is said so, and leaves the list', async () => {
    await rm(file('second.seqloom'));
    const gone = (await recentInNativeMenu(desktopApp)).find(({ label }) => label === 'second.seqloom');
    await chooseInNativeMenu(desktopApp, gone?.id ?? '');
    await expect(page.getByTestId('notice')).toContainText('“second.seqloom” is no longer where it was.');
    await expect
      .poll(async () => (await recentInNativeMenu(desktopApp)).map(({ label }) => label))
      .toEqual(['dropped.seqloom', 'first.seqloom']);
    await chooseInNativeMenu(desktopApp, 'file.clearRecent');
    await expect.poll(() => recentInNativeMenu(desktopApp)).toEqual([]);
  });

  await test.step('one press of keys does one thing, and a plain letter is no key of the menu', async () => {
    await chooseInNativeMenu(desktopApp, 'view.dock');
    await expect(page.getByTestId('dock-tab-training')).toBeVisible();
    await expect.poll(async () => (await nativeMenuItem(desktopApp, 'view.dock'))?.checked).toBe(false);
    await page.keyboard.press('ControlOrMeta+j');
    await expect.poll(async () => (await nativeMenuItem(desktopApp, 'view.dock'))?.checked).toBe(true);
    // Time enough for a second one to undo the first.
    await page.waitForTimeout(400);
    expect((await nativeMenuItem(desktopApp, 'view.dock'))?.checked).toBe(true);
    expect(await nativeMenuItem(desktopApp, 'view.fit')).toMatchObject({ accelerator: null });
  });

  expect(await leftOvers(workFolder)).toEqual([]);
});

test('a file that cannot be written stays whole, and the user is told', async ({ page, desktopApp, workFolder }, {
  annotations,
}) => {
  if (!desktopApp) throw new Error('needs the desktop edition');
  const studio = new Studio(page, desktopApp, workFolder);
  const notice = page.getByTestId('notice');
  await studio.openTemplate('stock-price');
  await studio.rename('Precious');

  const disk = mountTinyDisk(path.join(workFolder, 'tiny'));
  const asRoot = process.getuid?.() === 0;
  try {
    if (disk) {
      await test.step('on a full disk', async () => {
        const file = path.join(disk.folder, 'net.seqloom');
        await writeFile(file, 'before');
        // What is left is less than the project needs, and more than nothing.
        await writeFile(path.join(disk.folder, 'ballast'), new Uint8Array(TOO_LARGE_BYTES)).catch(() => undefined);
        await answerDialogs(desktopApp, { save: file });
        await chooseInNativeMenu(desktopApp, 'file.saveAs');
        await expect(notice).toContainText('The disk is full; “net.seqloom” was not written.');
        expect(await readFile(file, 'utf8')).toBe('before');
        expect(await leftOvers(disk.folder)).toEqual([]);
        await expect(page.getByTestId('unsaved-mark')).toBeVisible();
      });
    } else {
      annotations.push({ type: 'left out', description: 'a full disk: this user may not mount one to fill' });
    }

    const readOnly = disk ?? (asRoot ? null : { folder: path.join(workFolder, 'locked'), makeReadOnly: null });
    if (readOnly) {
      await test.step('in a folder that is read-only', async () => {
        const file = path.join(readOnly.folder, 'locked.seqloom');
        await mkdir(readOnly.folder, { recursive: true });
        if (disk) await writeFile(path.join(disk.folder, 'ballast'), '');
        await writeFile(file, 'before');
        if (readOnly.makeReadOnly) readOnly.makeReadOnly();
        else await chmod(readOnly.folder, 0o555);
        await answerDialogs(desktopApp, { save: file });
        await chooseInNativeMenu(desktopApp, 'file.saveAs');
        await expect(notice).toContainText('“locked.seqloom”');
        expect(await readFile(file, 'utf8')).toBe('before');
        expect(await leftOvers(readOnly.folder)).toEqual([]);
        if (!disk) await chmod(readOnly.folder, 0o755);
      });
    } else {
      annotations.push({ type: 'left out', description: 'a read-only folder: root may write everywhere' });
    }
  } finally {
    disk?.remove();
  }

  await test.step('and saved elsewhere all of it is there', async () => {
    await answerDialogs(desktopApp, { save: path.join(workFolder, 'safe.seqloom') });
    await chooseInNativeMenu(desktopApp, 'file.saveAs');
    await expect(page.getByTestId('status-saved')).toHaveText('Saved in safe.seqloom');
    expect(readContent(await readFile(path.join(workFolder, 'safe.seqloom'))).name).toBe('Precious');
  });
});
