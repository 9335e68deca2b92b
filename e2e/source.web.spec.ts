import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './launchApp';
import { Studio } from './studio';

/** Two months of hours as a European station writes them: two lines that are no rows, a code for missing, a text below. */
function station(): string {
  const rows = Array.from({ length: 1440 }, (_, hour) => {
    const at = new Date(Date.UTC(2024, 2, 1) + hour * 3_600_000).toISOString();
    const level = hour % 97 === 5 ? '-200' : (20 + 7 * Math.sin((hour * Math.PI) / 12) + (hour % 7) / 9).toFixed(2);
    return `${at.slice(8, 10)}/${at.slice(5, 7)}/${at.slice(0, 4)};${at.slice(11, 16)};${level.replace('.', ',')};x;`;
  });
  rows.splice(10, 0, 'broken;line');
  rows.splice(20, 0, '1;2;3;4;5;6;7');
  return ['Station 5', 'Datum;Uhrzeit;Pegel;Ort;', ...rows, 'Quelle: Amt', ''].join('\r\n');
}

test('a file as people have it shows how it was read, lets it be changed, and is trained on', async ({
  page,
  desktopApp,
  workFolder,
  keepScreenshot,
}) => {
  const studio = new Studio(page, desktopApp, workFolder);
  const file = path.join(workFolder, 'station.csv');
  await writeFile(file, Buffer.from(station(), 'latin1'));
  await studio.openFile(file, () => page.getByTestId('start-file.openData').click());

  await test.step('every decision stands there with its reason, and all lines are accounted for', async () => {
    await expect(page.getByTestId('source')).toBeVisible();
    await page.keyboard.press('Control+m');
    await expect(page.getByTestId('read-delimiter')).toHaveValue('semicolon');
    await expect(page.getByTestId('read-decimal')).toHaveValue('comma');
    await expect(page.getByTestId('read-dayOrder')).toHaveValue('dayFirst');
    await expect(page.getByTestId('reading-notes')).toContainText('the time is made of Datum, Uhrzeit');
    await expect(page.getByTestId('rows-read')).toHaveText('1,444');
    await expect(page.getByTestId('rows-used')).toHaveText('1,440');
    await expect(page.getByTestId('rows-aside')).toHaveText('4');
  });

  await keepScreenshot('source');

  await test.step('a count opens its lines', async () => {
    await page.getByTestId('aside-tooFew').click();
    await expect(page.getByTestId('aside-lines')).toContainText('broken;line');
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('aside-lines')).toBeHidden();
  });

  await test.step('a code for missing is offered, taken and taken back', async () => {
    await expect(page.getByTestId('reading-notes')).toContainText('-200');
    await page.getByTestId('offer-missing').click();
    await expect(page.getByTestId('reading-notes')).toContainText('-200 is read as missing');
    await expect(page.getByTestId('data-problems')).toContainText('15 empty cells of “Pegel”');
    await page.keyboard.press('Control+z');
    await expect(page.getByTestId('data-problems')).not.toContainText('empty cells of “Pegel”');
  });

  await test.step('an encoding that is settled is kept with the project', async () => {
    await page.getByTestId('read-encoding').selectOption('windows-1252');
    await expect(page.getByTestId('source')).toContainText('settled by you');
    await expect(page.getByTestId('rows-used')).toHaveText('1,440');
  });

  await test.step('and a model learns from it', async () => {
    await page.keyboard.press('Control+m');
    await studio.setTraining('epochs', 1);
    await studio.train();
    await studio.showPanel('predictions');
    await expect(page.getByTestId('score-table').first()).toBeVisible();
  });
});
