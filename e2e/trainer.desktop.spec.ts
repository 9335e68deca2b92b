import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { ROOT } from '../scripts/repositoryRoot.mjs';
import { answerDialogs, catchOpenedLinks } from './answerDialogs';
import { callDesktop } from './desktopPage';
import { expect, test } from './launchApp';
import { Studio } from './studio';

const TRAINER_PAGE = /\/trainer\/trainer\.html$/;

/** The pages of hidden windows in which training runs. */
const trainerPages = (app: ElectronApplication) => app.windows().filter((page) => TRAINER_PAGE.test(page.url()));

/** The one that there is, once it is loaded. */
async function trainerPage(app: ElectronApplication): Promise<Page> {
  await expect.poll(() => trainerPages(app).length).toBe(1);
  const [page] = trainerPages(app);
  if (!page) throw new Error('The trainer is gone again.');
  await page.waitForLoadState();
  return page;
}

const trainingWorkers = (page: Page) => page.workers().filter((worker) => worker.url().includes('training.worker'));

/** Crashes the process of the hidden window. */
async function crashTrainer(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    const trainer = BrowserWindow.getAllWindows().find(({ webContents }) =>
      webContents.getURL().includes('://trainer/'),
    );
    if (!trainer) throw new Error('There is no trainer.');
    trainer.webContents.forcefullyCrashRenderer();
  });
}

/** The epoch that the status line names. */
async function epochOf(page: Page): Promise<number> {
  return Number(/epoch (\d+)/.exec(await page.getByTestId('status-activity').innerText())?.[1] ?? 0);
}

/** Checkpoints in the journals of unsaved work. */
async function keptCheckpoints(workFolder: string): Promise<number> {
  const recovery = path.join(workFolder, 'user-data', 'recovery');
  const kept = await readdir(recovery, { recursive: true }).catch(() => []);
  return kept.filter((name) => path.basename(name).startsWith('checkpoint-')).length;
}

/** Starts a training that lasts until it is stopped. */
async function trainWithoutEnd(studio: Studio): Promise<void> {
  await studio.openTemplate('traffic-flow');
  await studio.setTraining('patience', 0);
  await studio.setTraining('epochs', 999);
  await studio.page.getByTestId('train-button').click();
  await expect.poll(() => epochOf(studio.page), { timeout: 60_000 }).toBeGreaterThan(1);
}

test('a training runs in a process of its own, whose end leaves the editor and its document as they are', async ({
  page,
  desktopApp,
  workFolder,
  keepScreenshot,
}) => {
  if (!desktopApp) throw new Error('needs the desktop edition');
  const studio = new Studio(page, desktopApp, workFolder);
  await trainWithoutEnd(studio);
  await studio.rename('Still here');

  await test.step('the workers are the trainer’s, which is isolated, hidden and without the desktop', async () => {
    const trainer = await trainerPage(desktopApp);
    expect(trainingWorkers(trainer).length).toBeGreaterThan(0);
    expect(trainingWorkers(page)).toHaveLength(0);
    const about = await trainer.evaluate(() => ({
      isolated: [crossOriginIsolated, isSecureContext, typeof SharedArrayBuffer],
      desktop: 'desktop' in window,
      node: [typeof globalThis.process, typeof (globalThis as { require?: unknown }).require],
      origin: location.origin,
    }));
    expect(about).toMatchObject({
      isolated: [true, true, 'function'],
      desktop: false,
      node: ['undefined', 'undefined'],
    });
    expect(about.origin).not.toBe(new URL(page.url()).origin);
    const visible = await desktopApp.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.isVisible()),
    );
    expect(visible.toSorted()).toEqual([false, true]);
  });

  await test.step('it dies: the editor says so, and editing goes on', async () => {
    // Once there is one on the disk, there is something to go on from.
    await expect.poll(() => keptCheckpoints(workFolder), { timeout: 30_000 }).toBeGreaterThan(0);
    await crashTrainer(desktopApp);
    await expect(page.getByTestId('train-button')).toBeVisible();
    await expect(page.getByTestId('dock-panel-training')).toContainText('its process crashed');
    await expect(page.getByTestId('document-title')).toHaveText('Still here');
    await keepScreenshot('after-the-crash');
    await studio.setParam('gru', 'units', 8);
    await expect(page.getByTestId('node-gru')).toContainText('8 units');
    await page.getByTestId('command-edit.undo').click();
    await expect(page.getByTestId('node-gru')).not.toContainText('8 units');
  });

  await test.step('it goes on in a new one, from the last checkpoint', async () => {
    const stopped = await page.getByTestId('training-notice').innerText();
    const epoch = Number(/in epoch (\d+)/.exec(stopped)?.[1]);
    expect(epoch).toBeGreaterThan(1);
    await studio.setParam('gru', 'units', 8);
    await expect(page.getByTestId('go-on')).toBeHidden();
    await page.getByTestId('command-edit.undo').click();
    await page.getByTestId('go-on').click();
    await expect.poll(() => epochOf(page), { timeout: 30_000 }).toBeGreaterThan(epoch);
    await page.getByTestId('stop-button').click();
    await expect(page.getByTestId('train-button')).toBeVisible();
    await expect(page.getByTestId('go-on')).toBeHidden();
    await expect.poll(() => keptCheckpoints(workFolder)).toBe(0);
  });

  await test.step('and so does the next training', async () => {
    await studio.clickEmptyCanvas();
    await studio.setTraining('epochs', 2);
    await studio.train();
    await expect(page.getByTestId('trained-state')).toContainText('Trained. The weights of epoch');
    expect(trainingWorkers(await trainerPage(desktopApp)).length).toBeGreaterThan(0);
    expect(trainingWorkers(page)).toHaveLength(0);
  });
});

test('a user who would quit and then stays keeps the training; a page that is loaded anew ends it', async ({
  page,
  desktopApp,
  workFolder,
}) => {
  if (!desktopApp) throw new Error('needs the desktop edition');
  const studio = new Studio(page, desktopApp, workFolder);
  await trainWithoutEnd(studio);
  const trainer = await trainerPage(desktopApp);

  await answerDialogs(desktopApp, { close: 'cancel' });
  await desktopApp.evaluate(({ app }) => app.quit());
  const reached = await epochOf(page);
  await expect.poll(() => epochOf(page)).toBeGreaterThan(reached + 1);
  expect(trainer.isClosed()).toBe(false);

  await page.reload();
  await expect(page.getByTestId('template-traffic-flow')).toBeVisible();
  await expect.poll(() => trainer.isClosed()).toBe(true);
  expect(await trainerPage(desktopApp)).not.toBe(trainer);
});

test('the training page may not use the desktop, not even with the preload of the editor, and leads nowhere', async ({
  page,
  desktopApp,
}) => {
  if (!desktopApp) throw new Error('needs the desktop edition');
  await expect(page.getByTestId('template-traffic-flow')).toBeVisible();
  const trainer = await trainerPage(desktopApp);

  await test.step('it opens nothing and stays where it is', async () => {
    const openedLinks = await catchOpenedLinks(desktopApp);
    const [address, app] = [trainer.url(), page.url()];
    await trainer.evaluate((appPage) => {
      window.open('https://example.org/popup');
      window.open(appPage);
      location.href = 'https://example.org/away';
    }, app);
    await trainer.evaluate((appPage) => {
      location.href = appPage;
    }, app);
    await page.waitForTimeout(300);
    expect(await openedLinks()).toEqual([]);
    expect(trainer.url()).toBe(address);
  });

  await test.step('main refuses its frame', async () => {
    const opened = desktopApp.waitForEvent('window');
    await desktopApp.evaluate(
      ({ BrowserWindow }, preload) => {
        const forged = new BrowserWindow({
          show: false,
          webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false },
        });
        void forged.loadURL('app://trainer/trainer/trainer.html');
      },
      path.join(ROOT, 'out/preload/preload.cjs'),
    );
    const forged = await opened;
    await forged.waitForURL(TRAINER_PAGE);
    const refused = { ok: false, error: { code: 'refused' } };
    expect(await callDesktop(forged, 'listRecent')).toMatchObject(refused);
    expect(await callDesktop(forged, 'connectTrainer', crypto.randomUUID())).toMatchObject(refused);
  });
});
