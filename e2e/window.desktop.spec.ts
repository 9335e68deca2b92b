import { spawn } from 'node:child_process';
import path from 'node:path';
import { findElectron } from '../scripts/electronBinary.mjs';
import { answerDialogs } from './answerDialogs';
import { expect, test } from './launchApp';
import { closeDesktop, desktopArguments, desktopEnvironment, firstPage, launchDesktop } from './launchDesktop';
import { actOnWindow, chooseInNativeMenu, watchSystem, windowState } from './nativeDesktop';
import { Studio } from './studio';

test('a training goes on in a window that nobody sees, and says so outside', async ({
  page,
  desktopApp,
  workFolder,
}) => {
  if (!desktopApp) throw new Error('needs the desktop edition');
  const studio = new Studio(page, desktopApp, workFolder);
  const { signs, clickNotification } = await watchSystem(desktopApp);
  const activity = page.getByTestId('status-activity');
  const epoch = async () => Number(/epoch (\d+)/.exec((await activity.textContent()) ?? '')?.[1] ?? 0);
  await studio.openTemplate('stock-price');

  await test.step('the system stays awake, and the task bar shows how far it is', async () => {
    await studio.setTraining('epochs', 100_000);
    await studio.setTraining('patience', 0);
    await page.getByTestId('train-button').click();
    await expect.poll(epoch).toBeGreaterThan(1);
    expect((await signs()).awake).toBe(true);
    expect((await signs()).progress.every((share) => share >= 0 && share <= 2)).toBe(true);
  });

  for (const [away, back] of [
    ['minimize', 'restore'],
    ['hide', 'show'],
  ] as const) {
    await test.step(`${away}: it is trained on`, async () => {
      await actOnWindow(desktopApp, away);
      expect(await windowState(desktopApp)).toMatchObject(away === 'hide' ? { visible: false } : { minimized: true });
      const before = await epoch();
      await expect.poll(epoch).toBeGreaterThan(before + 2);
      expect(await page.evaluate(() => document.visibilityState)).toBe('visible');
      await actOnWindow(desktopApp, back);
    });
  }

  await test.step('stopped by the user it ends without a word', async () => {
    await chooseInNativeMenu(desktopApp, 'model.stop');
    await expect(page.getByTestId('train-button')).toBeVisible();
    await expect.poll(async () => (await signs()).awake).toBe(false);
    expect((await signs()).progress.at(-1)).toBe(-1);
    expect((await signs()).notifications).toEqual([]);
  });

  await test.step('ended by itself, a notification tells it and leads back', async () => {
    await studio.setTraining('epochs', 2);
    await actOnWindow(desktopApp, 'minimize');
    await chooseInNativeMenu(desktopApp, 'model.train');
    await expect
      .poll(async () => (await signs()).notifications, { timeout: 60_000 })
      .toEqual([{ title: 'Stock price forecast', body: 'Training has ended after 2 epochs.' }]);
    expect((await signs()).progress.filter((share) => share > 0 && share <= 1).length).toBeGreaterThan(1);
    await clickNotification();
    await expect.poll(() => windowState(desktopApp)).toMatchObject({ minimized: false, focused: true });
  });
});

test('the window comes back as it was left: its place, its size, its theme', async ({ desktopRunner, workFolder }) => {
  const userData = path.join(workFolder, 'kept-data');
  const left = { x: 60, y: 40, width: 1100, height: 700 };
  const isDark = () => matchMedia('(prefers-color-scheme: dark)').matches;

  const first = await launchDesktop(desktopRunner, userData);
  const before = await firstPage(first);
  await first.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), left);
  await actOnWindow(first, 'maximize');
  expect(await before.evaluate(isDark)).toBe(false);
  await expect
    .poll(async () =>
      chooseInNativeMenu(first, 'view.theme.dark').then(
        () => true,
        () => false,
      ),
    )
    .toBe(true);
  await expect.poll(() => before.evaluate(isDark)).toBe(true);
  await closeDesktop(first);

  const second = await launchDesktop(desktopRunner, userData);
  const after = await firstPage(second);
  await expect.poll(() => windowState(second)).toMatchObject({ bounds: left, maximized: true, focused: true });
  // Main knew it before the page could say so: nothing light was ever drawn.
  expect(await second.evaluate(({ nativeTheme }) => nativeTheme.shouldUseDarkColors)).toBe(true);
  expect(await after.evaluate(isDark)).toBe(true);
  await closeDesktop(second);
});

test('started again with a project, the app hands it to the window that is open', async ({
  desktopRunner,
  workFolder,
}) => {
  const userData = path.join(workFolder, 'handed-data');
  const file = path.join(workFolder, 'Mine.seqloom');
  const first = await launchDesktop(desktopRunner, userData);
  const page = await firstPage(first);
  const studio = new Studio(page, first, workFolder);
  await studio.openTemplate('stock-price');
  await studio.rename('Handed over');
  await answerDialogs(first, { save: file });
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByTestId('status-saved')).toHaveText('Saved in Mine.seqloom');
  await chooseInNativeMenu(first, 'file.gallery');
  await actOnWindow(first, 'minimize');

  await test.step('a second process ends by itself, and the first comes to the front', async () => {
    const second = spawn(findElectron() ?? '', [...desktopArguments(userData), 'Mine.seqloom'], {
      cwd: workFolder,
      env: desktopEnvironment(desktopRunner),
    });
    const code = await new Promise((resolve) => second.once('exit', resolve));
    expect(code).toBe(0);
    await expect(page.getByTestId('document-title')).toHaveText('Handed over');
    expect(await windowState(first)).toMatchObject({ minimized: false, focused: true });
    expect(first.windows().filter((shown) => shown.url().endsWith('/index.html'))).toHaveLength(1);
  });
  await closeDesktop(first);

  await test.step('and a start with a project opens it', async () => {
    const started = await launchDesktop(desktopRunner, userData, [file]);
    await expect((await firstPage(started)).getByTestId('document-title')).toHaveText('Handed over');
    await closeDesktop(started);
  });
});
