import { expect, test } from './launchApp';
import { Studio } from './studio';

const EPOCHS = 15;

test('the traffic template beats both seasonal forecasts', async ({ page, desktopApp, workFolder, keepScreenshot }) => {
  test.setTimeout(240_000);
  const studio = new Studio(page, desktopApp, workFolder);
  await expect(page.getByTestId('template-traffic-flow')).toContainText('same hour last week');
  await studio.openTemplate('traffic-flow');
  await studio.setTraining('epochs', EPOCHS);
  await studio.train(180_000);
  const panel = await studio.showPanel('predictions');
  await expect(panel.getByTestId('forecast-chart')).toBeVisible();
  await expect(panel).toContainText('flights/h');
  for (const [season, name] of [
    ['24', 'same hour yesterday'],
    ['168', 'same hour last week'],
  ]) {
    const row = panel.locator('tr', { hasText: name });
    const skill = Number((await row.locator('td').last().innerText()).replace('−', '-'));
    console.log(`Skill over “${name}” (${season} h) after ${EPOCHS} epochs: ${skill}`);
    expect(skill, name).toBeGreaterThan(0);
  }
  await expect(panel.getByTestId('verdict')).toContainText('Better than the baselines');
  await keepScreenshot('traffic-predictions');
});
