import { strToU8 } from 'fflate';
import { expect, test } from './launchApp';
import { filesOfOrigin, filesOnDisk } from './projectFiles';
import { Studio } from './studio';

/** Recordings of unequal length that rise or fall, a row a step. */
function risesAndFalls(count: number): string {
  const lines = Array.from({ length: count }, (_, i) => {
    const rises = i % 2 === 0;
    const steps = 5 + (i % 4);
    return Array.from({ length: steps }, (_step, t) => {
      const height = (rises ? 1 : -1) * (t / (steps - 1) - 0.5) + 0.05 * Math.sin(i + 2 * t);
      return `r${i + 1},${t},${height.toFixed(4)},${rises ? 'up' : 'down'}`;
    }).join('\n');
  });
  return `recording,step,height,label\n${lines.join('\n')}\n`;
}

test('recordings are told into classes, from the data file to the confusion matrix', async ({
  page,
  desktopApp,
  workFolder,
  keepScreenshot,
}) => {
  const studio = new Studio(page, desktopApp, workFolder);
  const files = desktopApp ? filesOnDisk(desktopApp, workFolder) : filesOfOrigin(page);
  const classification = page.getByTestId('task-sequenceClassification');
  const facts = page.getByTestId('recording-facts');
  const nodes = page.locator('.react-flow__node');
  await files.write('movements.csv', strToU8(risesAndFalls(60)));
  await files.choose('movements.csv');

  await test.step('the data file is recognized, and a model stands ready', async () => {
    await page.getByTestId('start-file.openData').click();
    await expect(classification).toHaveAttribute('aria-checked', 'true');
    await expect(page.getByTestId('role-recording')).toHaveValue('series');
    await expect(page.getByTestId('role-step')).toHaveValue('order');
    await expect(page.getByTestId('role-height')).toHaveValue('feature');
    await expect(page.getByTestId('role-label')).toHaveValue('label');
    await expect(facts).toContainText('60 recordings · 5 to 8 steps, median 6');
    await expect(page.getByTestId('class-counts-up').locator('td').first()).toHaveText('21');
    await expect(nodes).toHaveText([/Input/, /Masking/, /LSTM/, /Dense/, /Target/]);
  });

  await test.step('the recipe is edited, and what makes no sense is said at its field', async () => {
    await page.getByTestId('role-label').selectOption('none');
    await expect(page.getByTestId('data-problems')).toContainText('No column is the class.');
    await page.keyboard.press('ControlOrMeta+z');
    await page.getByTestId('length').fill('0');
    await expect(page.getByRole('alert')).toHaveText('A whole number from 1 to 100,000');
    await page.getByTestId('length').fill('7');
    await expect(page.getByTestId('data-problems')).toContainText('longer than');
    await page.getByTestId('length').fill('8');
    await page.getByTestId('split-seed').fill('7');
    await page.getByTestId('split-train').press('PageDown');
    await expect(page.getByTestId('part-train')).toContainText('39 recordings');
    await keepScreenshot('recordings-data');
  });

  await test.step('another task takes the same data, and the first comes back as it was', async () => {
    await page.getByTestId('task-forecasting').click();
    await expect(page.getByTestId('lookback')).toBeVisible();
    await page.getByTestId('start-graph').click();
    await expect(nodes).toHaveCount(4);
    await classification.click();
    await expect(page.getByTestId('split-seed')).toHaveValue('7');
    await page.getByTestId('start-graph').click();
    await expect(nodes).toHaveCount(5);
    await expect(page.getByTestId('start-graph')).toBeHidden();
  });

  await test.step('padding that nothing masks is warned of, and one click masks it', async () => {
    await page.getByTestId('node-masking-1').click();
    await page.keyboard.press('Delete');
    await studio.wire(page.getByTestId('node-input-1'), page.getByTestId('node-lstm-1'));
    await expect(page.getByTestId('problem-input-1')).toContainText('the padding would count as data');
    await page.getByTestId('fix-input-1').click();
    await expect(nodes).toHaveCount(5);
    await expect(page.getByTestId('problem-mark-input-1')).toBeHidden();
  });

  const matrix = page.getByTestId('dock-panel-predictions').getByTestId('confusion-matrix');
  await test.step('it is trained, and the report says which classes are mistaken for which', async () => {
    await studio.setTraining('learningRate', 0.02);
    await studio.setTraining('epochs', 25);
    await studio.train();
    await expect(page.getByTestId('dock-panel-training').getByTestId('confusion-matrix')).toBeVisible();
    await studio.showPanel('predictions');
    await expect(matrix).toBeVisible();
    await expect(page.getByTestId('figures-up')).toContainText('100%');
    await expect(page.getByTestId('score-majorityClass')).toBeVisible();
    await keepScreenshot('recordings-predictions');
    const csv = await studio.catchFile('classes.csv', () => page.getByTestId('save-predictions').click());
    expect(new TextDecoder().decode(csv)).toMatch(
      /^sample,column,step,actual,predicted,majorityClass,linearSummary\nr\d/,
    );
  });

  await test.step('saved and reopened it is the same', async () => {
    const before = await matrix.innerText();
    await files.choose('movements.seqloom');
    await studio.chooseInMenu('file.saveAs');
    await expect(page.getByTestId('status-saved')).toHaveText('Saved in movements.seqloom');
    await studio.chooseInMenu('file.new');
    await expect(nodes).toHaveCount(0);
    await files.choose('movements.seqloom');
    await studio.chooseInMenu('file.open');
    await expect(nodes).toHaveCount(5);
    await studio.showPanel('data');
    await expect(classification).toHaveAttribute('aria-checked', 'true');
    await expect(page.getByTestId('split-seed')).toHaveValue('7');
    await studio.showPanel('predictions');
    await expect(matrix).toBeVisible();
    expect(await matrix.innerText()).toBe(before);
  });
});
