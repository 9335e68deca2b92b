import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { expect, test } from './launchApp';
import { closeDesktop, type DesktopRunner, firstPage, launchDesktop } from './launchDesktop';
import { readContent } from './projectContent';
import { filesOfOrigin, filesOnDisk, type ProjectFiles } from './projectFiles';
import { Studio } from './studio';

const RECOVERY_LIMIT_MS = 3000;

/** A running app and the files that its dialogs are answered with. */
interface Session {
  readonly page: Page;
  readonly app: ElectronApplication | null;
  readonly studio: Studio;
  readonly files: ProjectFiles;
}

function sessionOf(page: Page, app: ElectronApplication | null, workFolder: string): Session {
  const files = app ? filesOnDisk(app, workFolder) : filesOfOrigin(page);
  return { page, app, files, studio: new Studio(page, app, workFolder) };
}

/** Ends the app and starts it again: the desktop app as a new process, the page loaded anew. */
async function restart(session: Session, runner: DesktopRunner, workFolder: string): Promise<Session> {
  if (!session.app) {
    await session.page.reload();
    return session;
  }
  await closeDesktop(session.app);
  const app = await launchDesktop(runner, path.join(workFolder, 'user-data'));
  return sessionOf(await firstPage(app), app, workFolder);
}

test('a project that is saved and reopened is the same, to the last weight', async ({
  page: firstPageShown,
  desktopApp,
  desktopRunner,
  workFolder,
}) => {
  let session = sessionOf(firstPageShown, desktopApp, workFolder);
  let { page, studio, files } = session;
  const unsaved = () => page.getByTestId('unsaved-mark');

  await studio.openTemplate('stock-price');
  await expect(unsaved()).toBeHidden();
  await studio.setLookback(5);
  await studio.setParam('lstm', 'units', 4);
  await studio.setTraining('learningRate', 0.01);
  await studio.setTraining('epochs', 1);
  await studio.train();

  await test.step('Save as asks for a place, Save does not ask again', async () => {
    await files.choose('net.seqloom');
    await studio.chooseInMenu('file.saveAs');
    await expect(page.getByTestId('status-saved')).toHaveText('Saved in net.seqloom');
    await expect(unsaved()).toBeHidden();

    const node = page.getByTestId('node-dense');
    const from = await studio.middleOf(node);
    await studio.drag(from, { x: from.x + 20, y: from.y + 120 });
    await studio.rename('Second thoughts');
    await expect(unsaved()).toBeVisible();
    await files.choose('never-asked-for.seqloom');
    await page.keyboard.press('ControlOrMeta+s');
    await expect(page.getByTestId('status-saved')).toHaveText('Saved in net.seqloom');
    await expect(unsaved()).toBeHidden();
    const { name, layout } = readContent(await files.read('net.seqloom'));
    expect(name).toBe('Second thoughts');
    expect(layout.dense?.y).toBeGreaterThan((layout.lstm?.y ?? 0) + 50);
  });

  const saved = await files.read('net.seqloom');
  await studio.showPanel('predictions');
  const predictions = await studio.catchFile('before.csv', () => page.getByTestId('save-predictions').click());

  await test.step('after a restart the list of recent projects leads back to it', async () => {
    session = await restart(session, desktopRunner, workFolder);
    ({ page, studio, files } = session);
    await expect(page.getByTestId('recovered-note')).toBeHidden();
    await expect(page.getByTestId('recent-project')).toHaveText(/^net/);
    await page.getByTestId('recent-project').click();
    await expect(page.getByTestId('document-title')).toHaveText('Second thoughts');
    await expect(page.getByTestId('trained-state')).toHaveText('Trained. The weights of epoch 1 were the best.');
    await expect(page.getByTestId('training-learningRate')).toHaveValue('0.01');
    await expect(page.getByTestId('summary-lstm')).toContainText('4 units');
    await expect(unsaved()).toBeHidden();
  });

  await test.step('it forecasts what it did before', async () => {
    await studio.showPanel('predictions');
    await expect(page.getByTestId('save-predictions')).toBeVisible();
    const again = await studio.catchFile('after.csv', () => page.getByTestId('save-predictions').click());
    const [before, after] = [predictedValues(predictions), predictedValues(again)];
    expect(before.length).toBeGreaterThan(700);
    expect(after).toHaveLength(before.length);
    expect(Math.max(...before.map((value, i) => Math.abs((after[i] ?? 0) / value - 1)))).toBeLessThan(1e-6);
  });

  await test.step('saved again it is the same file', async () => {
    await files.choose('copy.seqloom');
    await studio.chooseInMenu('file.saveAs');
    await expect(page.getByTestId('status-saved')).toHaveText('Saved in copy.seqloom');
    const copy = await files.read('copy.seqloom');
    expect(readContent(copy)).toEqual(readContent(saved));
    expect(Object.keys(unzipSync(copy)).sort()).toEqual(['data/data.csv', 'model/weights.bin', 'project.json']);
    for (const [name, bytes] of Object.entries(unzipSync(copy))) {
      expect(Buffer.compare(bytes, unzipSync(saved)[name] ?? new Uint8Array()), name).toBe(0);
    }
  });

  await test.step('its data can stay outside the file, and are found again by their contents', async () => {
    const data = unzipSync(saved)['data/data.csv'] ?? new Uint8Array();
    await files.write('moved.csv', data);
    await files.write('other.csv', data.subarray(0, -40));
    await studio.showPanel('data');
    await page.getByTestId('source').getByRole('button', { expanded: false }).click();
    await page.getByTestId('data-inside').uncheck();
    await page.keyboard.press('ControlOrMeta+s');
    await expect(page.getByTestId('status-saved')).toHaveText('Saved in copy.seqloom');
    expect(Object.keys(unzipSync(await files.read('copy.seqloom'))).sort()).toEqual([
      'model/weights.bin',
      'project.json',
    ]);

    await files.choose('copy.seqloom');
    await studio.chooseInMenu('file.open');
    await expect(page.getByTestId('data-outside')).toContainText('The data of this project, data.csv (274');
    await files.choose('other.csv');
    await page.getByTestId('choose-data').click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('other.csv is not the data that this project was saved with');
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await files.choose('moved.csv');
    await page.getByTestId('choose-data').click();
    await expect(page.getByTestId('status-data')).toContainText('rows');
    await expect(page.getByTestId('unsaved-mark')).toBeHidden();
  });
  if (session.app && session.app !== desktopApp) await closeDesktop(session.app);
});

test('unsaved work is asked about, kept over a crash and offered again', async ({ page, desktopApp, workFolder }) => {
  const { studio, files } = sessionOf(page, desktopApp, workFolder);
  const title = page.getByTestId('document-title');
  const unsavedDialog = page.getByTestId('unsaved-dialog');
  await studio.openTemplate('stock-price');
  await studio.rename('Precious');
  const nodes = page.locator('.react-flow__node');
  await studio.dragFromPalette('gru', await studio.onCanvas(0.5, 0.8));

  await test.step('another document takes its place only when it may', async () => {
    await studio.chooseInMenu('file.new');
    await expect(page.getByRole('heading', { name: 'Save the changes to “Precious”?' })).toBeVisible();
    await unsavedDialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(title).toHaveText('Precious');
    await expect(nodes).toHaveCount(5);

    await files.choose('precious.seqloom');
    await studio.chooseInMenu('file.new');
    await unsavedDialog.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(title).toHaveText('Untitled');
    await expect(nodes).toHaveCount(0);
    const saved = readContent(await files.read('precious.seqloom'));
    expect([saved.name, saved.graph.nodes.length]).toEqual(['Precious', 5]);

    await studio.rename('Worthless');
    await studio.chooseInMenu('file.open');
    await unsavedDialog.getByRole('button', { name: 'Do not save' }).click();
    await expect(title).toHaveText('Precious');
    await expect(nodes).toHaveCount(5);
    await expect(page.getByTestId('unsaved-mark')).toBeHidden();
  });

  await test.step('the work is autosaved within seconds', async () => {
    await studio.rename('More precious');
    await expect(page.getByTestId('status-saved')).toContainText('autosaved', { timeout: RECOVERY_LIMIT_MS });
  });

  await test.step('when the page is gone it is offered, and nothing replaces it unasked', async () => {
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await page.reload();
    // The desktop app asks in its own way, when its window is closed.
    expect(asked).toEqual(desktopApp ? [] : ['beforeunload']);
    const note = page.getByTestId('recovered-note');
    await expect(note).toContainText('More precious');
    await expect(note).toContainText('were not saved.');
    if (desktopApp) {
      // The desktop knows the file that the work belongs to, and asks when that is opened.
      await expect(note).toContainText('precious.seqloom was saved');
      await page.getByTestId('recent-project').click();
      await expect(page.getByTestId('recovered-dialog')).toContainText('The last unsaved change was made');
      await page.getByTestId('recovered-dialog').getByRole('button', { name: 'Cancel' }).click();
    }
    await note.getByRole('button', { name: 'Restore the recovered work “More precious”' }).click();
    await expect(title).toHaveText('More precious');
    await expect(nodes).toHaveCount(5);
    await expect(page.getByTestId('unsaved-mark')).toBeVisible();
    await expect(page.getByTestId('status-data')).toContainText('rows');
  });

  await test.step('once saved, nothing is offered any more', async () => {
    // In a browser restored work has no file yet.
    const name = desktopApp ? 'precious' : 'restored';
    await files.choose('restored.seqloom');
    await page.keyboard.press('ControlOrMeta+s');
    await expect(page.getByTestId('announcer')).toContainText(`Saved in ${name}.seqloom`);
    await expect(page.getByTestId('status-saved')).toHaveText(`Saved in ${name}.seqloom`);
    await page.reload();
    await expect(page.getByTestId('recent-project').first()).toHaveText(new RegExp(`^${name}`));
    await expect(page.getByTestId('recovered-note')).toBeHidden();
  });
});

/** The column “predicted” of a CSV without quoted fields. */
function predictedValues(file: Uint8Array): number[] {
  const [header = '', ...lines] = new TextDecoder().decode(file).trim().split(/\r?\n/);
  const at = header.split(',').indexOf('predicted');
  return lines.map((line) => Number(line.split(',')[at]));
}
