import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './launchApp';
import { Studio } from './studio';

/** A daily table with a weekly course. */
const TABLE = [
  'date,load',
  ...Array.from({ length: 120 }, (_, i) => {
    const day = new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10);
    return `${day},${(10 + 5 * Math.sin((2 * Math.PI * i) / 7)).toFixed(2)}`;
  }),
].join('\n');

test('an empty canvas says what the model needs, does each with a button, and calls nothing an error', async ({
  page,
  workFolder,
  keepScreenshot,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const studio = new Studio(page, null, workFolder);
  const file = path.join(workFolder, 'load.csv');
  await writeFile(file, TABLE);
  const checklist = page.getByTestId('model-checklist');
  const done = () =>
    checklist.locator('li').evaluateAll((items) => items.map((item) => item.getAttribute('data-done') === 'true'));

  await page.getByTestId('start-file.new').click();
  await expect(checklist).toBeVisible();
  expect(await done()).toEqual([false, false, false, false, false]);
  await expect(page.getByTestId('dock-badge-problems')).toHaveText('0');
  await studio.showPanel('problems');
  await expect(page.getByTestId('no-problems')).toContainText('What the model still needs is on the canvas.');
  for (const words of ['What the model needs', 'A CSV file with a row for each step.']) {
    const box = await checklist.getByText(words).boundingBox();
    expect(box?.height, words).toBeGreaterThan(10);
    await expect(checklist.getByText(words)).toHaveCSS('clip-path', 'none');
  }
  await keepScreenshot('empty-canvas');

  await studio.openFile(file, () => page.getByTestId('do-data').click());
  await expect(page.getByTestId('need-data')).toHaveAttribute('data-done', 'true');
  await expect(page.getByTestId('start-from-checklist')).toBeVisible();
  for (const need of ['input', 'sequence', 'output'] as const) {
    await page.getByTestId(`do-${need}`).click();
    await expect(page.getByTestId(`need-${need}`)).toHaveAttribute('data-done', 'true');
    await expect(page.getByTestId('dock-badge-problems')).not.toHaveAttribute('data-tone', 'error');
  }
  await keepScreenshot('graph-in-the-making');
  await page.getByTestId('do-target').click();
  await expect(checklist).toBeHidden();
  await expect(page.locator('.react-flow__edge')).toHaveCount(3);
  await expect(page.getByTestId('dock-badge-problems')).not.toHaveAttribute('data-tone', 'error');
});

test('with data chosen, the simplest model is one click away', async ({ page, workFolder }) => {
  const studio = new Studio(page, null, workFolder);
  const file = path.join(workFolder, 'load.csv');
  await writeFile(file, TABLE);
  await page.getByTestId('start-file.new').click();
  await studio.openFile(file, () => page.getByTestId('do-data').click());
  await page.getByTestId('start-from-checklist').click();
  await expect(page.getByTestId('model-checklist')).toBeHidden();
  await expect(page.getByTestId('dock-badge-problems')).not.toHaveAttribute('data-tone', 'error');
});
