import path from 'node:path';
import { longestHoldUp, watchForHoldUps } from './holdUps.mjs';
import { writeHollow, writeLargeModel } from './largeForeignModel.mjs';
import { medianRow, secondsRow } from './medians.mjs';
import { chooseFiles, withApp } from './openApp.mjs';

const TOO_LARGE_BYTES = 500e6;

/**
 * Imports a model near the largest that is taken, and one of 500 MB, in the built app, a new page for each of `rounds`:
 * milliseconds from choosing the files until the layers are on the canvas or the refusal is said, and the longest time that
 * the interface was held up meanwhile. Null where no browser is found.
 */
export function measureImport(rounds) {
  return withApp(async (app, folder) => {
    const { files, bytes } = writeLargeModel(folder);
    const refused = path.join(folder, 'refused.keras');
    writeHollow(refused, TOO_LARGE_BYTES);
    const measured = {
      bytes,
      refusedBytes: TOO_LARGE_BYTES,
      importMs: [],
      importBlockedMs: [],
      refuseMs: [],
      refuseBlockedMs: [],
    };
    for (let round = 0; round < rounds; round++) {
      const { page, close } = await app.newPage();
      await page.getByTestId('start-file.importModel').waitFor();
      await watchForHoldUps(page);
      const refusal = () => page.getByText('is larger than').first().waitFor();
      const shown = () => page.locator('[data-node-type="lstm"]').waitFor();
      measured.refuseMs.push(await importFiles(page, [refused], refusal));
      measured.refuseBlockedMs.push(await longestHoldUp(page));
      await page.keyboard.press('Escape');
      measured.importMs.push(await importFiles(page, files, shown));
      // What a new document sets off (problems, the first journal) belongs to it.
      await page.waitForTimeout(5000);
      measured.importBlockedMs.push(await longestHoldUp(page));
      await close();
    }
    const rows = [
      secondsRow(`importing a model of ${megabytes(bytes)}`, measured.importMs),
      medianRow('the interface held up by it, at most', measured.importBlockedMs, 'ms'),
      secondsRow(`refusing a model of ${megabytes(TOO_LARGE_BYTES)}`, measured.refuseMs, 1),
      medianRow('the interface held up by the refusal, at most', measured.refuseBlockedMs, 'ms', 100),
    ];
    return { figures: { imports: measured }, rows };
  });
}

const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;

async function importFiles(page, files, done) {
  const chosenMs = await chooseFiles(page, 'file.importModel', files);
  await done();
  return performance.now() - chosenMs;
}
