import { strToU8 } from 'fflate';
import { expect, test } from './launchApp';
import { filesOfOrigin } from './projectFiles';
import { Studio } from './studio';

/** Two stores far apart in level, whose hours alternate; and what one of them sells an hour later, which nobody knows yet. */
function stores(hours: number): string {
  const sales = (store: number, hour: number): string =>
    (100 * store + 20 * Math.sin(hour / 4) + 5 * Math.sin(hour * 12.9898 * (store + 1))).toFixed(3);
  const lines = Array.from({ length: hours }, (_, hour) => {
    const time = new Date(Date.UTC(2024, 0, 1, hour)).toISOString().slice(0, 16);
    return [0, 1].map((store) => `${time},s${store + 1},${sales(store, hour + 1)},${sales(store, hour)}`).join('\n');
  });
  return `hour,store,next,sales\n${lines.join('\n')}\n`;
}

test('several series are told apart, and a leak is named', async ({ page, desktopApp, workFolder, keepScreenshot }) => {
  const studio = new Studio(page, desktopApp, workFolder);
  const files = filesOfOrigin(page);
  const problems = page.getByTestId('data-problems');
  await files.write('stores.csv', strToU8(stores(300)));
  await files.choose('stores.csv');
  await page.getByTestId('start-file.openData').click();

  await test.step('the series are proposed, the leak is no feature', async () => {
    await expect(page.getByTestId('series')).toHaveValue('store');
    await expect(page.getByTestId('feature-sales')).toBeChecked();
    await expect(page.getByTestId('feature-next')).not.toBeChecked();
    await page.getByTestId('feature-next').check();
    await expect(problems).toContainText('it tells the answer');
    await keepScreenshot('series-data');
    await page.getByTestId('feature-next').uncheck();
  });

  await test.step('nothing is trained while they are taken for one', async () => {
    await page.getByTestId('series').selectOption('');
    await expect(problems).toContainText('seems to hold several series');
    await page.getByTestId('series').selectOption('store');
    await expect(problems).toBeHidden();
  });

  await test.step('predictions are told by series, beside the baselines of each', async () => {
    await studio.setTraining('epochs', 3);
    await studio.train();
    const panel = await studio.showPanel('predictions');
    await expect(panel.getByTestId('verdict')).toContainText(/baseline/);
    await expect(panel.getByTestId('score-mean')).toContainText('mean of the training part');
    await keepScreenshot('series-predictions');
  });
});
