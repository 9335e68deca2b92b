import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './launchApp';
import { Studio } from './studio';

const STOCK_CSV = path.join(import.meta.dirname, '../templates/stock-price/data.csv');

test('a model goes out in every form, and comes back with its weights', async ({
  page,
  desktopApp,
  workFolder,
  keepScreenshot,
}) => {
  const studio = new Studio(page, desktopApp, workFolder);
  const chooseExport = async (kind: string): Promise<void> => {
    await page.getByTestId('export-menu').click();
    await page.getByTestId(`menu-file.export.${kind}`).click();
  };
  const exportFolder = (kind: string, proof: string) => studio.catchExport(() => chooseExport(kind), proof);

  await studio.openTemplate('stock-price');
  await studio.setLookback(5);
  await studio.setParam('lstm', 'units', 4);
  await studio.setTraining('epochs', 1);
  await studio.train();

  await test.step('as code in three languages, which follows the canvas and knows its nodes', async () => {
    await studio.showPanel('code');
    const code = page.getByTestId('code-view');
    for (const [language, units] of [
      ['keras', 'layers.LSTM(4'],
      ['pytorch', 'nn.LSTM('],
      ['typescript', 'units: 4'],
    ] as const) {
      await page.getByTestId(`code-language-${language}`).click();
      await expect(code).toContainText(units);
      const lines = code.locator('[data-node="lstm"]');
      await page.getByTestId('node-dense').click();
      await expect(lines.first()).toHaveAttribute('data-selected', 'false');
      await lines.first().click();
      await expect(lines.first()).toHaveAttribute('data-selected', 'true');
      await expect(page.getByTestId('param-units')).toHaveValue('4');
    }
    await page.getByTestId('code-language-keras').click();
    await expect(page.getByTestId('file-predict.py')).toBeVisible();
    await keepScreenshot('code-keras');
  });

  await test.step('run by the app itself and found to forecast the same, until the model is another', async () => {
    await page.getByTestId('code-language-typescript').click();
    await studio.catchExport(() => page.getByTestId('export-code').click());
    const badge = page.getByTestId('verified-badge');
    await expect(badge).toContainText('Verified: largest difference', { timeout: 20_000 });
    const compared = /compared ([\d\s]+) values/.exec((await badge.getAttribute('title')) ?? '')?.[1] ?? '';
    expect(Number(compared.replace(/\s/g, ''))).toBeGreaterThan(700);
    await keepScreenshot('verified-export');
    await studio.setParam('lstm', 'units', 5);
    await studio.showPanel('code');
    await expect(badge).toBeHidden();
    await page.keyboard.press('Control+z');
  });

  await test.step('as files that other programs know', async () => {
    const png = await studio.catchFile('picture.png', () => chooseExport('png'));
    expect([...png.subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
    const svg = await studio.catchFile('picture.svg', () => chooseExport('svg'));
    expect(new TextDecoder().decode(svg)).toMatch(/<svg[\s\S]*LSTM[\s\S]*<\/svg>/);
    const card = await exportFolder('card', 'MODEL_CARD.md');
    expect(await readFile(path.join(card, 'MODEL_CARD.md'), 'utf8')).toContain('RMSE better by');
    expect(
      (await readdir(await exportFolder('onnx', 'preprocessing.json'))).some((name) => name.endsWith('.onnx')),
    ).toBe(true);
  });

  const keras = await exportFolder('keras-file', 'preprocessing.json');
  const tfjs = await exportFolder('tfjs', 'model.json');

  await test.step('a folder of tf.js opens as a project with its weights', async () => {
    await studio.openFile(tfjs, () => studio.chooseInMenu('file.importFolder'));
    await page.getByRole('button', { name: 'Do not save' }).click();
    await expect(page.getByTestId('status-data')).toBeHidden();
    await expect(page.locator('.react-flow__node')).toHaveCount(4);
    await expect(page.getByTestId('trained-state')).toHaveText(/Imported/);
    await keepScreenshot('imported');
  });

  await test.step('a file of Keras does, and predicts once it has data', async () => {
    const file = (await readdir(keras)).find((name) => name.endsWith('.keras')) ?? '';
    await studio.openFile(path.join(keras, file), () => studio.chooseInMenu('file.importModel'));
    await page.getByRole('button', { name: 'Do not save' }).click();
    await expect(page.locator('.react-flow__node')).toHaveCount(4);
    await studio.showPanel('data');
    await studio.openFile(STOCK_CSV, () => page.getByTestId('choose-data').click());
    await expect(page.getByTestId('status-data')).toContainText('rows');
  });

  await test.step('a pickle is refused with a sentence, and the project stays', async () => {
    const folder = path.join(workFolder, 'other');
    await mkdir(folder);
    const file = path.join(folder, 'model.h5');
    await writeFile(file, Buffer.from([0x80, 0x04, 0x95, 0x10, 0, 0, 0, 0, 0, 0, 0, 0x8c, 0x05]));
    await studio.openFile(file, () => studio.chooseInMenu('file.importModel'));
    const dialog = page.getByTestId('problems-dialog');
    await expect(dialog).toContainText('pickle');
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await expect(page.locator('.react-flow__node')).toHaveCount(4);
  });
});
