import { expect, test } from './launchApp';
import { Studio } from './studio';

test('a training pauses, goes on and stops, keeps its best weights, and ends with its document', async ({
  page,
  desktopApp,
  workFolder,
  keepScreenshot,
}) => {
  const studio = new Studio(page, desktopApp, workFolder);
  const activity = page.getByTestId('status-activity');
  const epoch = async () => Number(/epoch (\d+)/.exec(await activity.innerText())?.[1] ?? 0);
  await studio.openTemplate('traffic-flow');
  // The training must last until it is stopped.
  await studio.setTraining('patience', 0);
  await studio.setTraining('epochs', 999);
  await page.getByTestId('train-button').click();
  await expect.poll(epoch, { timeout: 60_000 }).toBeGreaterThan(2);

  await test.step('paused, nothing moves', async () => {
    await page.getByTestId('pause-button').click();
    await expect(activity).toHaveText(/^Paused in epoch \d+ of 999$/);
    await expect(page.getByTestId('figure-time')).toContainText('Paused');
    const paused = await epoch();
    await page.waitForTimeout(1500);
    expect(await epoch()).toBe(paused);
    await page.getByTestId('pause-button').click();
    await expect.poll(epoch).toBeGreaterThan(paused);
  });

  await test.step('what is changed meanwhile makes the results old, not the training wrong', async () => {
    const edited = page.getByTestId('status-edited');
    await studio.setParam('gru', 'units', 8);
    await expect(edited).toHaveText('Your changes apply to the next training.');
    await keepScreenshot('edited-meanwhile');
    await page.getByTestId('command-edit.undo').click();
    await expect(edited).toBeHidden();
    await page.getByTestId('command-edit.redo').click();
    await expect(edited).toBeVisible();
    await page.getByTestId('stop-button').click();
    await expect(page.getByTestId('train-button')).toBeVisible();
    await expect(page.getByTestId('figure-time')).toContainText(/stopped after \d+ epochs/);
    await expect(page.getByTestId('stale-notice')).toBeVisible();
    await expect(edited).toBeHidden();
    await keepScreenshot('stale');
    await page.getByTestId('command-edit.undo').click();
    await expect(page.getByTestId('stale-notice')).toBeHidden();
    await studio.clickEmptyCanvas();
    await expect(page.getByTestId('trained-state')).toContainText('Trained. The weights of epoch');
  });

  await test.step('a longer horizon is fixed with one click and forecast at every step', async () => {
    await studio.showPanel('data');
    await page.getByTestId('horizon').fill('3');
    await page.getByTestId('horizon').press('Enter');
    const fix = page.locator('[data-testid^="fix-"]');
    await expect(fix).toBeVisible();
    await fix.click();
    await expect(page.getByTestId('dock-badge-problems')).toHaveText('0');
    await studio.setTraining('epochs', 2);
    await studio.train();
    await studio.showPanel('predictions');
    await page.getByLabel('Steps ahead').selectOption({ label: '3 steps ahead' });
    await expect(page.getByTestId('score-table')).toContainText('same hour yesterday');
    await keepScreenshot('three-steps-ahead');
  });

  await test.step('another document ends the training', async () => {
    await studio.setTraining('epochs', 999);
    await page.getByTestId('train-button').click();
    await expect(page.getByTestId('stop-button')).toContainText('/ 999');
    await studio.chooseInMenu('file.new');
    await page.getByTestId('unsaved-dialog').getByRole('button', { name: 'Do not save' }).click();
    await expect(page.getByTestId('document-title')).toHaveText('Untitled');
    await expect(activity).toHaveText('Ready');
  });
});
