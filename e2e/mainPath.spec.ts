import { execFile } from 'node:child_process';
import { cp, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from './launchApp';
import { Studio } from './studio';

const run = promisify(execFile);
const ROOT = path.resolve(import.meta.dirname, '..');

test('from the gallery to predictions in dollars, a changed model and its code', async ({
  page,
  desktopApp,
  workFolder,
  keepScreenshot,
}) => {
  test.setTimeout(240_000);
  const studio = new Studio(page, desktopApp, workFolder);

  await test.step('the gallery opens and “Stock price” is chosen', async () => {
    await expect(page.getByTestId('template-stock-price')).toContainText('random walk');
    await keepScreenshot('gallery');
    await studio.openTemplate('stock-price');
    await expect(page.locator('.react-flow__node')).toHaveCount(4);
    await expect(page.locator('.react-flow__edge')).toHaveCount(3);
    await keepScreenshot('stock-price');
  });

  await test.step('training lowers the loss live, for training and validation', async () => {
    await studio.setTraining('epochs', 3);
    const panel = await studio.showPanel('training');
    await page.getByTestId('train-button').click();
    await expect(page.getByTestId('stop-button')).toContainText('/ 3');
    await expect(panel.locator('.recharts-line')).not.toHaveCount(0, { timeout: 60_000 });
    await keepScreenshot('training');
    await expect(page.getByTestId('train-button')).toBeVisible({ timeout: 90_000 });
    await keepScreenshot('trained');
  });

  const modelScore = page.getByTestId('score-model');
  const firstScore =
    await test.step('predictions are in dollars, beside the naive forecast, with MAE, RMSE and what the model gains', async () => {
      const panel = await studio.showPanel('predictions');
      await expect(panel).toContainText('USD');
      const scores = panel.getByTestId('score-table');
      await expect(scores).toContainText('MAE');
      await expect(scores).toContainText('RMSE');
      await expect(scores).toContainText('same as yesterday');
      await expect(panel.getByTestId('verdict')).not.toBeEmpty();
      await expect(panel.locator('.recharts-line')).not.toHaveCount(0);
      await keepScreenshot('predictions');
      return modelScore.innerText();
    });

  const lstm = page.getByTestId('node-lstm');
  const dense = page.getByTestId('node-dense');
  const gru = await test.step('a GRU is dragged in; a wrong wire is refused with its reason', async () => {
    const added = await studio.dragFromPalette('gru', await studio.onCanvas(0.5, 0.75));
    expect(await studio.readRefusal(dense, lstm)).toContain('LSTM is part of a cycle');
    await expect(page.locator('.react-flow__edge')).toHaveCount(3);
    return added;
  });

  await test.step('right wires are pulled by mouse, one in the place of another, and a mistake is fixed with one click', async () => {
    await studio.wire(lstm, gru);
    const replaced = page.locator('[data-replaced]').first();
    await studio.wire(gru, dense, async () => {
      await expect(replaced).toBeAttached();
      await keepScreenshot('replacing');
    });
    await expect(replaced).toHaveCount(0);
    await expect(page.locator('.react-flow__edge')).toHaveCount(4);
    const fix = page.locator('[data-testid^="fix-"]').first();
    await expect(fix).toContainText('Return sequences');
    await keepScreenshot('mistake-with-fix');
    await fix.click();
    await expect(page.getByTestId('dock-tab-problems')).toContainText('0');
  });

  await test.step('undo and redo go back and forth over all of it', async () => {
    const edges = page.locator('.react-flow__edge');
    await studio.clickEmptyCanvas();
    const nodes = page.locator('.react-flow__node');
    const undo = () => page.keyboard.press('Control+z');
    await undo(); // the fix
    await expect(page.getByTestId('dock-tab-problems')).not.toContainText('0');
    await undo(); // GRU → Dense in the place of LSTM → Dense
    await expect(edges).toHaveCount(4);
    await undo(); // LSTM → GRU
    await expect(edges).toHaveCount(3);
    await expect(nodes).toHaveCount(5);
    await undo(); // the GRU
    await expect(nodes).toHaveCount(4);
    for (let step = 0; step < 4; step++) await page.keyboard.press('Control+Shift+z');
    await expect(edges).toHaveCount(4);
    await expect(page.getByTestId('dock-tab-problems')).toContainText('0');
  });

  await test.step('a Bidirectional is dropped on a wire, and the model is trained again', async () => {
    const wire = page.locator('.react-flow__edge').first();
    await studio.dragFromPalette('bidirectional', await studio.middleOf(wire));
    await expect(page.locator('.react-flow__edge')).toHaveCount(5);
    await page.getByRole('button', { name: 'Tidy' }).click();
    // It gives its last state at first, and the LSTM behind it needs the whole sequence.
    await page.locator('[data-testid^="fix-"]').first().click();
    await expect(page.getByTestId('dock-tab-problems')).toContainText('0');
    await studio.setTraining('epochs', 1);
    await studio.train();
    await keepScreenshot('changed-model');
  });

  await test.step('undone to the model that was trained first, its forecast is there again', async () => {
    await studio.showPanel('predictions');
    await studio.clickEmptyCanvas();
    await expect(modelScore).not.toHaveText(firstScore, { useInnerText: true });
    const secondScore = await modelScore.innerText();
    // The epochs, the fix, the tidying, the Bidirectional, and the five from before.
    for (let step = 0; step < 9; step++) await page.keyboard.press('Control+z');
    await expect(page.locator('.react-flow__node')).toHaveCount(4);
    await expect(modelScore).toHaveText(firstScore, { useInnerText: true });
    await expect(page.getByTestId('stale-notice')).toBeHidden();
    await expect(page.getByTestId('trained-state')).toContainText('Trained.');
    for (let step = 0; step < 9; step++) await page.keyboard.press('Control+Shift+z');
    await expect(page.locator('.react-flow__node')).toHaveCount(6);
    await expect(modelScore).toHaveText(secondScore, { useInnerText: true });
  });

  await test.step('the exported TypeScript compiles under strict and prints the same predictions', async () => {
    await studio.showPanel('predictions');
    const shown = await studio.catchFile('predictions.csv', () => page.getByTestId('save-predictions').click());
    const exported = await studio.catchExport(async () => {
      await page.getByTestId('export-menu').click();
      await page.getByRole('menuitem', { name: /TypeScript/ }).click();
    });
    await studio.showPanel('code');
    await expect(page.getByTestId('verified-badge')).toContainText('Verified: largest difference', { timeout: 90_000 });
    // Inside the repository the export finds tfjs and the compiler without an install of its own.
    const built = path.join(ROOT, 'node_modules/.cache/seqloom-e2e', path.basename(workFolder));
    await mkdir(path.dirname(built), { recursive: true });
    await cp(exported, built, { recursive: true });
    try {
      await run(process.execPath, [path.join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', built]);
      const { stdout } = await run(process.execPath, ['dist/predict.js'], { cwd: built, maxBuffer: 2 ** 26 });
      expectSamePredictions(stdout, new TextDecoder().decode(shown));
    } finally {
      await rm(built, { recursive: true, force: true });
    }
  });
});

/** Rows of a CSV without quoted fields, as records. */
function records(text: string): Record<string, string>[] {
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i] ?? '', cell])));
}

function expectSamePredictions(printed: string, shown: string): void {
  const ours = records(shown).map((row) => Number(row.predicted));
  const theirs = records(printed);
  const column = Object.keys(theirs[0] ?? {}).find((name) => /forecast|predicted/i.test(name)) ?? '';
  expect(theirs.length).toBe(ours.length);
  expect(ours.length).toBeGreaterThan(700);
  const largest = Math.max(...ours.map((value, i) => Math.abs(Number(theirs[i]?.[column]) / value - 1)));
  expect(largest).toBeLessThan(1e-5);
}
