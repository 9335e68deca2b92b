import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { longestHoldUp, watchForHoldUps } from './holdUps.mjs';
import { largeProject } from './largeProject.mjs';
import { medianRow, secondsRow } from './medians.mjs';
import { chooseFiles, withApp } from './openApp.mjs';

/**
 * Opens and saves a large project in the built app, a new page for each of `rounds`: milliseconds from choosing the file
 * until its nodes and rows are shown, from the shortcut until the app says that it is saved, and the longest time that
 * the interface was held up meanwhile. Null where no browser is found.
 */
export function measureFiles(rounds) {
  return withApp(async (app, folder) => {
    const project = largeProject();
    const file = path.join(folder, 'large.seqloom');
    writeFileSync(file, project.bytes);
    const openMs = [];
    const saveMs = [];
    const openBlockedMs = [];
    const saveBlockedMs = [];
    for (let round = 0; round < rounds; round++) {
      const { page, close } = await app.newPage();
      await page.getByTestId('start-file.open').waitFor();
      await saveToPrivateFolder(page);
      await watchForHoldUps(page);
      let startMs = await chooseFiles(page, 'file.open', file);
      await page.waitForFunction(() => {
        const rows = document.querySelector('[data-testid="status-data"]')?.textContent ?? '';
        return document.querySelector('[data-testid="node-target"]') !== null && /^1.000.000 rows/.test(rows);
      });
      openMs.push(performance.now() - startMs);
      openBlockedMs.push(await longestHoldUp(page));
      // What follows the opening (checks of the data, the first journal) is not the saving's.
      await page.waitForTimeout(4000);
      await longestHoldUp(page);
      await page.getByTestId('document-title').click();
      await page.getByLabel('Name of the project').fill('Larger');
      await page.keyboard.press('Enter');
      // Drawing the new name and writing the first journal, data and all, are not the saving's either.
      await page.waitForTimeout(4000);
      await longestHoldUp(page);
      startMs = performance.now();
      await page.keyboard.press('Control+s');
      await page.waitForFunction(
        () => document.querySelector('[data-testid="status-saved"]')?.textContent === 'Saved in large.seqloom',
      );
      saveMs.push(performance.now() - startMs);
      saveBlockedMs.push(await longestHoldUp(page));
      await close();
    }
    const { bytes, ...rest } = project;
    const rows = [
      secondsRow('opening a project: 100 nodes, a million rows, 5 MB of weights', openMs, 2),
      secondsRow('saving it', saveMs, 1),
      medianRow('the interface held up by the saving, at most', saveBlockedMs, 'ms', 50),
    ];
    return {
      figures: { files: { ...rest, fileBytes: bytes.length, openMs, openBlockedMs, saveMs, saveBlockedMs } },
      rows,
    };
  });
}

/** Nothing outside the browser can answer its pickers: saving is into the page's private folder. */
function saveToPrivateFolder(page) {
  return page.evaluate(() => {
    const handle = async () =>
      (await navigator.storage.getDirectory()).getFileHandle('large.seqloom', { create: true });
    Object.assign(window, { showSaveFilePicker: handle });
  });
}
