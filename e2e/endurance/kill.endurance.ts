import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { answerDialogs } from '../answerDialogs';
import { expect, test } from '../launchApp';
import { firstPage, killDesktop, launchDesktop } from '../launchDesktop';
import { Studio } from '../studio';
import { drawNumbers, endurance } from './settings';

/** What may be lost of a person's work. */
const LOSS_LIMIT_MS = 2000;
const MAX_LIFE_MS = 4000;
/** Long enough for a training to come to a checkpoint: every third life is one of these. */
const LONG_LIFE_MS = 8000;

/** What the person did: names of the project, as each was seen on the screen. */
interface Edit {
  readonly name: string;
  readonly atMs: number;
}

test(`the app is killed ${endurance.rounds} times while somebody edits, saves and trains; the work is there`, async ({
  desktopRunner,
  workFolder,
}) => {
  test.setTimeout(60_000 + endurance.rounds * 40_000);
  const draw = drawNumbers(endurance.seed);
  const userData = path.join(workFolder, 'user-data');
  const files = path.join(workFolder, 'files');
  const file = path.join(files, 'net.seqloom');
  await mkdir(files);
  // The names that the file may hold: the last one that was certainly saved, and those whose saving was begun since.
  let mayBeSaved: string[] = [];
  const edits: Edit[] = [];
  let killedAtMs = 0;
  let done = 0;
  const seen = { restored: 0, opened: 0, resumed: 0, killedInTraining: 0, killedInSaving: 0 };

  for (let round = 0; round <= endurance.rounds; round++) {
    await test.step(`round ${round}`, async () => {
      const app = await launchDesktop(desktopRunner, userData);
      const page = await firstPage(app);
      const studio = new Studio(page, app, files);
      await answerDialogs(app, { save: file, open: file });
      if (round === 0) {
        await studio.openTemplate('traffic-flow');
        // A training that lasts until it is killed.
        await studio.setTraining('patience', 0);
        await studio.setTraining('epochs', 999);
        await page.keyboard.press('ControlOrMeta+s');
        await expect(page.getByTestId('status-saved')).toContainText('Saved');
      } else {
        const savedName = await nameInFile(file);
        expect(mayBeSaved, 'the file holds what was saved').toContain(savedName);
        await expectNoLeftovers(files, userData);
        const found = await reopen(page, savedName, edits, killedAtMs, seen);
        // What was lost then is not looked for again.
        edits.splice(edits.findIndex(({ name }) => name === found) + 1);
      }
      if (round === endurance.rounds) return killDesktop(app);

      const lifeMs = round % 3 === 2 ? LONG_LIFE_MS + draw.below(MAX_LIFE_MS) : 300 + draw.below(MAX_LIFE_MS);
      const endsAtMs = Date.now() + lifeMs;
      mayBeSaved = [await nameInFile(file)];
      let training = false;
      let saving = false;
      const kill = setTimeout(() => {
        killedAtMs = Date.now();
        if (training) seen.killedInTraining++;
        if (saving) seen.killedInSaving++;
        killDesktop(app);
      }, endsAtMs - Date.now());
      try {
        for (;;) {
          const kind = draw.below(5);
          if (kind <= 2) {
            const name = `Round ${round} edit ${done}`;
            await studio.rename(name);
            edits.push({ name, atMs: Date.now() });
            done++;
          } else if (kind === 3) {
            mayBeSaved.push(await page.getByTestId('document-title').innerText());
            saving = true;
            await page.keyboard.press('ControlOrMeta+s');
            if (draw.below(2) === 0) {
              await expect(page.getByTestId('unsaved-mark')).toBeHidden({ timeout: 10_000 });
              mayBeSaved = mayBeSaved.slice(-1);
            }
            saving = false;
          } else if (!training && (await page.getByTestId('train-button').isVisible())) {
            await page.getByTestId('train-button').click();
            training = true;
          }
        }
      } catch (error) {
        // The app was killed under the person's hands. Anything else is a failure.
        if (killedAtMs < endsAtMs - 1) throw error;
      } finally {
        clearTimeout(kill);
      }
    });
  }
  console.log(`${endurance.rounds} kills: ${JSON.stringify({ edits: done, ...seen })}`);
  expect(done).toBeGreaterThan(0);
});

/** Opens what there is, as a user would, and checks that at most the last two seconds are missing. */
async function reopen(
  page: Page,
  savedName: string,
  edits: readonly Edit[],
  killedAtMs: number,
  seen: { restored: number; opened: number; resumed: number },
): Promise<string> {
  const certain = edits.filter((edit) => edit.atMs <= killedAtMs - LOSS_LIMIT_MS).length;
  const isRecent = (name: string) => certain === 0 || edits.findIndex((edit) => edit.name === name) >= certain - 1;
  const note = page.getByTestId('recovered-note');
  await expect(page.getByTestId('recent-project')).toBeVisible();
  // It is looked for when the page has started.
  const recovers = await note.waitFor({ timeout: 2000 }).then(
    () => true,
    () => false,
  );
  if (recovers) {
    const recovered = note.locator('li').first();
    const name = await recovered.locator('b').innerText();
    expect(isRecent(name) || isRecent(savedName), `“${name}” was recovered`).toBe(true);
    expect(await note.locator('li').count(), 'journals do not pile up').toBe(1);
    await recovered.getByRole('button', { name: /^Restore/ }).click();
    await expect(page.getByTestId('document-title')).toHaveText(name);
    await expect(page.getByTestId('status-data')).toContainText('rows');
    seen.restored++;
    if (await page.getByTestId('go-on').isVisible()) {
      await page.getByTestId('go-on').click();
      await expect(page.getByTestId('stop-button')).toBeVisible();
      seen.resumed++;
    }
    return name;
  } else {
    expect(isRecent(savedName), `the file holds “${savedName}” and nothing was recovered`).toBe(true);
    await page.getByTestId('recent-project').click();
    await expect(page.getByTestId('document-title')).toHaveText(savedName);
    await expect(page.getByTestId('status-data')).toContainText('rows');
    seen.opened++;
    return savedName;
  }
}

/** The project's name in a file, whose every entry is unpacked. */
async function nameInFile(file: string): Promise<string> {
  const entries = unzipSync(await readFile(file));
  const project = entries['project.json'];
  if (!project) throw new Error('The file has no project.json.');
  return (JSON.parse(strFromU8(project)) as { name: string }).name;
}

async function expectNoLeftovers(files: string, userData: string): Promise<void> {
  expect(await readdir(files), 'nothing lies beside the file').toEqual(['net.seqloom']);
  const own = await readdir(userData, { recursive: true });
  expect(own.filter((name) => !name.startsWith('chromium') && name.endsWith('.tmp'))).toEqual([]);
}
