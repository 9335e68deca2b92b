import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { longModel } from './largeProject.mjs';
import { medianRow } from './medians.mjs';
import { chooseFiles, withApp } from './openApp.mjs';

const LANGUAGES = ['typescript', 'keras', 'pytorch'];
/** In a row: a parameter is tried out in several values. */
const EDITS = 5;

/**
 * Milliseconds from a key that changes a parameter of one of 100 nodes until the Code panel has painted the new code, for
 * each language several times in each of `rounds` rounds. Null where no browser is found.
 */
export function measureCode(rounds) {
  return withApp(async (app, folder) => {
    const file = path.join(folder, 'long.seqloom');
    writeFileSync(file, longModel());
    const { page, close } = await app.newPage();
    await chooseFiles(page, 'file.open', file);
    await page.getByTestId('dock-tab-code').click();
    const times = Object.fromEntries(LANGUAGES.map((language) => [language, []]));
    for (let edit = 0; edit < rounds * EDITS; edit += EDITS) {
      for (const language of LANGUAGES) {
        await page.getByTestId(`code-language-${language}`).click();
        await page.locator('[data-testid="code-view"] [data-node="dense-50"] button').first().click();
        await page.getByTestId('param-units').waitFor();
        for (let i = 0; i < EDITS; i++) times[language].push(await followOnce(page, 20 + edit + i));
      }
    }
    await close();
    const rows = LANGUAGES.map((language) =>
      medianRow(`the code of 100 nodes follows a parameter, ${language}`, times[language], 'ms', 50),
    );
    return { figures: { codeMs: times }, rows };
  });
}

/** Enters the number of units and waits until the code that shows it has been painted. */
async function followOnce(page, units) {
  await page.evaluate((wanted) => {
    const view = document.querySelector('[data-testid="code-view"]');
    const shows = () =>
      [...view.querySelectorAll('[data-node="dense-50"]')].some((line) => line.textContent.includes(wanted));
    window.__followed = new Promise((resolve) => {
      let startMs = 0;
      // The field may take the number as it is typed or with Enter: what came last before the change counts.
      const note = () => (startMs = performance.now());
      for (const type of ['input', 'keydown']) addEventListener(type, note, { capture: true });
      const watcher = new MutationObserver(() => {
        if (startMs === 0 || !shows()) return;
        watcher.disconnect();
        for (const type of ['input', 'keydown']) removeEventListener(type, note, { capture: true });
        const beganMs = startMs;
        // The frame begins before it is painted; a task that is asked for in it runs after.
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - beganMs), 0));
      });
      watcher.observe(view, { subtree: true, childList: true, characterData: true });
    });
  }, String(units));
  const field = page.getByTestId('param-units');
  await field.fill(String(units));
  await field.press('Enter');
  return page.evaluate(() => window.__followed);
}
