import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { answerDialogs } from './answerDialogs';
import { callDesktop } from './desktopPage';
import { expect, test } from './launchApp';
import { closeDesktop, firstPage, launchDesktop } from './launchDesktop';
import { actOnWindow, closeWindow, windowState } from './nativeDesktop';
import { readContent } from './projectContent';
import { Studio } from './studio';

/** The questions that the app asks from now on. */
async function catchQuestions(
  app: ElectronApplication,
): Promise<() => Promise<{ message: string; buttons: string[] }[]>> {
  await app.evaluate(() => Object.assign(globalThis, { askedQuestions: [] }));
  return () =>
    app.evaluate(
      () => (globalThis as unknown as { askedQuestions: { message: string; buttons: string[] }[] }).askedQuestions,
    );
}

test.describe('closing the window over unsaved work', () => {
  test('asks; Cancel stays, and Save closes once the file is written', async ({ page, desktopApp, workFolder }) => {
    if (!desktopApp) throw new Error('needs the desktop edition');
    const studio = new Studio(page, desktopApp, workFolder);
    const questions = await catchQuestions(desktopApp);
    await studio.openTemplate('stock-price');
    await studio.rename('Net');
    await expect.poll(async () => (await windowState(desktopApp)).title).toBe('• Net — Seqloom');

    await answerDialogs(desktopApp, { close: 'cancel' });
    await actOnWindow(desktopApp, 'close');
    await expect
      .poll(questions)
      .toMatchObject([{ message: 'Save the changes to “Net”?', buttons: ['Save', 'Do not save', 'Cancel'] }]);

    // The place is asked for, and not given: that is a change of mind too.
    await answerDialogs(desktopApp, { close: 'save' });
    await actOnWindow(desktopApp, 'close');
    await expect.poll(async () => (await questions()).length).toBe(2);
    await expect(page.getByTestId('document-title')).toHaveText('Net');

    const file = path.join(workFolder, 'net.seqloom');
    await answerDialogs(desktopApp, { close: 'save', save: file });
    await closeWindow(desktopApp);
    expect(readContent(await readFile(file)).name).toBe('Net');
  });

  test('asks when the app quits, also while a training runs; Do not save closes', async ({
    page,
    desktopApp,
    desktopRunner,
    workFolder,
  }) => {
    if (!desktopApp) throw new Error('needs the desktop edition');
    const studio = new Studio(page, desktopApp, workFolder);
    const questions = await catchQuestions(desktopApp);
    await studio.openTemplate('stock-price');
    await studio.setTraining('epochs', 100_000);
    await studio.setTraining('patience', 0);
    await answerDialogs(desktopApp, { save: path.join(workFolder, 'net.seqloom') });
    await page.keyboard.press('ControlOrMeta+s');
    await expect(page.getByTestId('unsaved-mark')).toBeHidden();
    await page.getByTestId('train-button').click();
    // By the first epoch the desktop has heard of the training.
    await expect(page.getByTestId('stop-button')).toContainText('/ 100');

    await answerDialogs(desktopApp, { close: 'cancel' });
    await desktopApp.evaluate(({ app }) => app.quit());
    await expect.poll(questions).toMatchObject([{ message: 'End the training of “Stock price forecast”?' }]);
    await expect(page.getByTestId('stop-button')).toBeVisible();

    await studio.rename('Given up');
    const kept = async (shown: Page) => {
      const answer = await callDesktop(shown, 'listRecovery');
      return answer.ok ? answer.value.map(({ name }) => name) : [];
    };
    await expect.poll(() => kept(page)).toEqual(['Given up']);
    await answerDialogs(desktopApp, { close: 'discard' });
    const ended = desktopApp.waitForEvent('close');
    await desktopApp.evaluate(({ app }) => app.quit()).catch(() => undefined);
    await ended;

    // What was given up is not offered again.
    const again = await launchDesktop(desktopRunner, path.join(workFolder, 'user-data'));
    expect(await kept(await firstPage(again))).toEqual([]);
    await closeDesktop(again);
  });

  test('holds nobody when the page has crashed', async ({ page, desktopApp, workFolder }) => {
    if (!desktopApp) throw new Error('needs the desktop edition');
    const studio = new Studio(page, desktopApp, workFolder);
    await studio.openTemplate('stock-price');
    await studio.rename('Net');
    await expect.poll(async () => (await windowState(desktopApp)).title).toBe('• Net — Seqloom');
    const crashed = page.waitForEvent('crash');
    await actOnWindow(desktopApp, 'crash');
    await crashed;
    await closeWindow(desktopApp);
  });
});
