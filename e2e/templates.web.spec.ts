import { expect, test } from './launchApp';
import { Studio } from './studio';

const EPOCHS = 20;

test('the traffic template beats every baseline', async ({ page, desktopApp, workFolder, keepScreenshot }) => {
  test.setTimeout(240_000);
  const studio = new Studio(page, desktopApp, workFolder);
  await expect(page.getByTestId('template-traffic-flow')).toContainText('same hour last week');
  await studio.openTemplate('traffic-flow');
  await studio.setTraining('epochs', EPOCHS);
  await studio.train(180_000);
  const panel = await studio.showPanel('predictions');
  await expect(panel.getByTestId('forecast-chart')).toBeVisible();
  await expect(panel).toContainText('flights/h');
  for (const name of ['same hour yesterday', 'same hour last week', 'mean of the same hour of the week']) {
    const gain = await panel.locator('tr', { hasText: name }).first().locator('td').last().innerText();
    console.log(`MAE better than “${name}” after ${EPOCHS} epochs by ${gain}`);
    expect(gain, name).toMatch(/^\+/);
  }
  await expect(panel.getByTestId('verdict')).toContainText('Better than every baseline');
  await keepScreenshot('traffic-predictions');
});
