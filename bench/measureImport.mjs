import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { longestHoldUp, watchForHoldUps } from './holdUps.mjs';
import { writeHollow, writeLargeModel } from './largeForeignModel.mjs';
import { chooseFiles, openApp } from './openApp.mjs';

const TOO_LARGE_BYTES = 500e6;

/**
 * Imports a model near the largest that is taken, and one of 500 MB, in the built app, a new page for each of `rounds`:
 * milliseconds from choosing the files until the layers are on the canvas or the refusal is said, and the longest time that
 * the interface was held up meanwhile. Null where no browser is found.
 */
export async function measureImport(rounds) {
  const app = await openApp();
  if (!app) return null;
  const folder = mkdtempSync(path.join(tmpdir(), 'seqloom-bench-'));
  try {
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
    return measured;
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function importFiles(page, files, done) {
  const chosenMs = await chooseFiles(page, 'file.importModel', files);
  await done();
  return performance.now() - chosenMs;
}
