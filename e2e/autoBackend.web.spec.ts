import type { Page } from '@playwright/test';
import { expect, test } from './launchApp';
import { lookFaults } from './lookFaults';
import { Studio } from './studio';

const TIMED = ['fused', 'wasm', 'webgl', 'webgpu'] as const;
const ATTEMPTS = 4;
const TIMED_OR_NOT = /^(Timed for this model|Nothing could be timed)/;
const NOT_YET = 'Not timed for this model yet';

test('auto times this model on every backend, takes the fastest, and remembers it', async ({
  page,
  desktopApp,
  workFolder,
  keepScreenshot,
}) => {
  test.setTimeout(240_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const studio = new Studio(page, desktopApp, workFolder);
  await studio.openTemplate('stock-price');
  await studio.setTraining('epochs', 1);
  await watchActivity(page);

  await test.step('before anything was timed, the menu says so', async () => {
    await openMenu(page);
    await expect(page.getByTestId('timing-state')).toContainText(NOT_YET);
    for (const backend of TIMED) await expect(page.getByTestId(`step-${backend}`)).toHaveText('–');
    await keepScreenshot('menu-untimed');
    await closeMenu(page);
  });

  await test.step('the first training times, within the limit, and takes the fastest', async () => {
    await studio.train();
    const activity = await seenActivity(page);
    expect(activity.map(({ text }) => text)).toContain('Timing Fused kernels');
    const timing = activity.filter(({ text }) => /^(Timing|Starting what)/.test(text));
    const tookMs = Math.max(...timing.map(({ toMs }) => toMs)) - Math.min(...timing.map(({ fromMs }) => fromMs));
    console.log(
      `Timing took ${Math.round(tookMs)} ms: ${timing.map(({ text, fromMs, toMs }) => `${text} ${Math.round(toMs - fromMs)}`).join(', ')}`,
    );
    // The limit is two seconds; what is over them is the page noticing, on a busy machine.
    expect(tookMs).toBeLessThan(2600);

    await openMenu(page);
    await checkTable(page, 1);
    await expect(page.getByTestId('timing-state')).toContainText(/^Timed for this model: .*\d{4}/);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
      await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
      await keepScreenshot(`menu-timed-${colorScheme}`);
      expect(await lookFaults(page), colorScheme).toEqual(CLEAN);
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await closeMenu(page);
  });

  await test.step('the second training does not time again, nor does one after a reload', async () => {
    await watchActivity(page);
    await studio.train();
    expect(await timingsSeen(page)).toEqual([]);
    await page.reload();
    await page.getByTestId('recovered-note').getByRole('button', { name: 'Discard' }).click();
    await expect(page.getByTestId('recovered-note')).toBeHidden();
    await studio.openTemplate('stock-price');
    await studio.setTraining('epochs', 1);
    await watchActivity(page);
    await openMenu(page);
    await expect(page.getByTestId('timing-state')).toContainText('Timed for this model');
    await closeMenu(page);
    await studio.train();
    expect(await timingsSeen(page)).toEqual([]);
  });

  await test.step('“Time again” measures anew, and the keyboard reaches it', async () => {
    await page.getByTestId('compute-chip').focus();
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('compute-menu')).toBeVisible();
    for (let presses = 0; presses < 10 && !(await isFocused(page, 'time-again')); presses++) {
      await page.keyboard.press('ArrowDown');
    }
    await expect(page.getByTestId('time-again')).toBeFocused();
    await watchActivity(page);
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('timing-state')).toContainText(/^(Timing|Starting what)/);
    await expect(page.getByTestId('timing-state')).toContainText(TIMED_OR_NOT, { timeout: 20_000 });
    expect(await timingsSeen(page)).toContain('Timing Fused kernels');
    const again = await readTable(page);
    expect(again.filter(({ chosen }) => chosen)).toHaveLength(1);
    if (figuresOf(again).length > 0) expect(again.find(({ chosen }) => chosen)?.ratio).toBe('1.0×');
    await closeMenu(page);
  });

  await test.step('of a small model several are timed, and the fastest is chosen', async () => {
    await studio.setLookback(5);
    await studio.setParam('lstm', 'units', 4);
    await studio.clickEmptyCanvas();
    await openMenu(page);
    await expect(page.getByTestId('timing-state')).toContainText(NOT_YET);
    await page.getByTestId('time-again').click();
    await expect(page.getByTestId('timing-state')).toContainText(TIMED_OR_NOT, { timeout: 20_000 });
    await checkTable(page, 2);
    await keepScreenshot('menu-timed-small');
    await closeMenu(page);
  });

  await test.step('another batch size is another timing; names are not', async () => {
    await page.getByTestId('document-title').click();
    await page.getByLabel('Name of the project').fill('Renamed');
    await page.keyboard.press('Enter');
    await openMenu(page);
    await expect(page.getByTestId('timing-state')).toContainText('Timed for this model');
    await closeMenu(page);
    await studio.setTraining('batchSize', 200);
    await openMenu(page);
    await expect(page.getByTestId('timing-state')).toContainText(NOT_YET);
    await closeMenu(page);
  });

  await test.step('Stop works while backends are timed, and nothing is remembered then', async () => {
    await page.getByTestId('train-button').click();
    await expect(page.getByTestId('status-activity')).toHaveText(/^(Timing|Starting what)/);
    await page.getByTestId('stop-button').click();
    await expect(page.getByTestId('train-button')).toBeVisible({ timeout: 1000 });
    await openMenu(page);
    await expect(page.getByTestId('timing-state')).toContainText(NOT_YET);
    await closeMenu(page);
    await expect(page.getByTestId('compute-chip')).toHaveAttribute('data-backend', 'fused');
  });

  await test.step('the menu speaks Chinese', async () => {
    await studio.setTraining('batchSize', 64);
    await page.getByTestId('language-switch').click();
    await page.getByRole('menuitem', { name: '简体中文' }).click();
    await openMenu(page);
    await keepScreenshot('menu-timed-chinese');
    await expect(page.getByTestId('compute-menu')).not.toContainText(/\b(step|fastest|chosen|timed)\b/i);
    await closeMenu(page);
    await page.getByTestId('language-switch').click();
    await page.getByRole('menuitem', { name: 'English' }).click();
  });
});

const CLEAN = { sidewaysScroll: [], crowdedHeader: [], faintText: [], cutText: [] };

async function openMenu(page: Page): Promise<void> {
  await page.getByTestId('compute-chip').click();
  await expect(page.getByTestId('compute-menu')).toBeVisible();
  // Opening it finds out what starts here; the words then no longer change.
  await expect(page.getByTestId('compute-menu')).not.toContainText(/Trying|Not tried yet|正在尝试|尚未尝试/, {
    timeout: 30_000,
  });
}

async function closeMenu(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('compute-menu')).toBeHidden();
}

interface Row {
  readonly backend: string;
  readonly stepMs: number | null;
  readonly ratio: string;
  readonly chosen: boolean;
  readonly detail: string;
}

/** The rows of what is timed, as the open menu shows them. */
async function readTable(page: Page): Promise<Row[]> {
  const rows: Row[] = [];
  for (const backend of TIMED) {
    const item = page.getByTestId(`compute-${backend}`);
    const stepMs = await page.getByTestId(`step-${backend}`).getAttribute('data-step-ms');
    rows.push({
      backend,
      stepMs: stepMs === null ? null : Number(stepMs),
      ratio: await page.getByTestId(`ratio-${backend}`).locator('[aria-hidden]').innerText(),
      chosen: (await item.getAttribute('data-chosen')) === 'true',
      detail: await item.innerText(),
    });
  }
  return rows;
}

function figuresOf(table: readonly Row[]): readonly Row[] {
  return table.filter(({ stepMs }) => stepMs !== null);
}

/**
 * Checks that the open menu has figures, so many at least, and that the fastest is chosen. A machine that is busy with
 * something else may find no time for so many; then it is asked again.
 */
async function checkTable(page: Page, least: number): Promise<void> {
  for (let attempt = 1; attempt < ATTEMPTS && figuresOf(await readTable(page)).length < least; attempt++) {
    await page.getByTestId('time-again').click();
    await expect(page.getByTestId('timing-state')).toContainText(/^(Timing|Starting what)/);
    await expect(page.getByTestId('timing-state')).toContainText(TIMED_OR_NOT, { timeout: 20_000 });
  }
  const table = await readTable(page);
  console.log(table.map(({ backend, stepMs, detail }) => `${backend}: ${stepMs ?? detail}`).join('\n'));
  const figures = figuresOf(table);
  expect(figures.length).toBeGreaterThanOrEqual(least);
  for (const { stepMs, detail } of table) {
    // No step is done within a hundredth of a millisecond on anything; whatever has no figure says why.
    if (stepMs === null) expect(detail).toMatch(/No response within|Does not start here|not timed/);
    else expect(stepMs).toBeGreaterThan(0.01);
  }
  const fastest = figures.toSorted((a, b) => (a.stepMs ?? 0) - (b.stepMs ?? 0))[0];
  expect(table.filter(({ chosen }) => chosen).map(({ backend }) => backend)).toEqual([fastest?.backend]);
  expect(fastest?.ratio).toBe('1.0×');
  await expect(page.getByTestId('compute-chip')).toHaveAttribute('data-backend', fastest?.backend ?? '');
}

async function isFocused(page: Page, testId: string): Promise<boolean> {
  return page.evaluate((id) => document.activeElement?.getAttribute('data-testid') === id, testId);
}

interface Activity {
  readonly text: string;
  readonly fromMs: number;
  toMs: number;
}

/** Notes what the status line says is being done, from now on. */
async function watchActivity(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: Activity[] = [];
    const line = document.querySelector('[data-testid=status-activity]');
    const note = () => {
      const nowMs = performance.now();
      const last = seen.at(-1);
      if (last) last.toMs = nowMs;
      seen.push({ text: line?.textContent ?? '', fromMs: nowMs, toMs: nowMs });
    };
    if (line) new MutationObserver(note).observe(line, { childList: true, characterData: true, subtree: true });
    Object.assign(window, { activitySeen: seen });
  });
}

async function seenActivity(page: Page): Promise<readonly Activity[]> {
  return page.evaluate(() => (window as unknown as { activitySeen: Activity[] }).activitySeen);
}

async function timingsSeen(page: Page): Promise<readonly string[]> {
  return (await seenActivity(page)).map(({ text }) => text).filter((text) => /^(Timing|Starting what)/.test(text));
}
