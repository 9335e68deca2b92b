import { expect, test } from './launchApp';
import { Studio } from './studio';

test('an exported program is run by the app itself and found to forecast the same', async ({
  page,
  desktopApp,
  workFolder,
  keepScreenshot,
}) => {
  test.setTimeout(90_000);
  const studio = new Studio(page, desktopApp, workFolder);
  await studio.openTemplate('stock-price');
  await studio.setLookback(5);
  await studio.setParam('lstm', 'units', 8);
  await studio.setEpochs(1);
  await studio.train();
  const panel = await studio.showPanel('code');
  await studio.catchExport(() => panel.getByTestId('export-code').click());

  const badge = panel.getByTestId('verified-badge');
  await expect(badge).toContainText('Verified: largest difference', { timeout: 20_000 });
  await expect(badge).toHaveAttribute('data-tone', 'ok');
  const compared = /compared ([\d\s]+) values/.exec((await badge.getAttribute('title')) ?? '')?.[1] ?? '';
  expect(Number(compared.replace(/\s/g, ''))).toBeGreaterThan(700);
  await keepScreenshot('verified-export');

  await test.step('what was said of one model does not stand beside another', async () => {
    await studio.setParam('lstm', 'units', 4);
    await studio.showPanel('code');
    await expect(badge).toBeHidden();
  });
});
