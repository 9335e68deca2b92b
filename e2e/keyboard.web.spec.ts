import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './launchApp';
import { Studio } from './studio';

const ROWS = 300;
/** Around an element, where its focus ring is drawn. */
const RING_PX = 5;

test('a model is wired, trained and judged from the keyboard alone', async ({ page, workFolder }) => {
  const studio = new Studio(page, null, workFolder);
  const keys = page.keyboard;
  const nodes = page.locator('.react-flow__node');
  const wires = page.locator('.react-flow__edge');

  await test.step('an empty canvas, and data for it', async () => {
    const file = path.join(workFolder, 'wave.csv');
    await writeFile(file, wave());
    await tabTo(page, page.getByTestId('start-file.new'));
    await keys.press('Enter');
    await expect(page.getByTestId('document-title')).toHaveText('Untitled');
    await tabTo(page, page.getByTestId('dock-tab-training'));
    await keys.press('ArrowLeft');
    await tabTo(page, page.getByTestId('choose-data'));
    await studio.openFile(file, () => keys.press('Enter'));
    await expect(page.getByTestId('data-counts')).toContainText(`${ROWS} rows`);
    await tabTo(page, page.getByTestId('lookback'));
    await keys.press('ControlOrMeta+a');
    await keys.type('7');
    await tabTo(page, page.getByTestId('calendar-dayOfWeek'));
    await keys.press('Space');
    await expect(page.getByTestId('calendar-dayOfWeek')).toBeChecked();
  });

  await test.step('layers are added by name, each after the last one', async () => {
    await keys.press('/');
    for (const name of ['Target', 'Input', 'LSTM', 'Dense']) {
      await keys.type(name);
      await keys.press('Enter');
    }
    await expect(nodes).toHaveCount(4);
    await expect(wires).toHaveCount(2);
  });

  await test.step('what is not wired yet is wired by name', async () => {
    const dense = nodes.filter({ hasText: 'Dense' });
    await tabTo(page, dense);
    await keys.press('ControlOrMeta+k');
    await expect(page.getByRole('dialog')).toBeVisible();
    await keys.press('Escape');
    await expect(dense, 'a dialog gives the focus back').toBeFocused();
    await keys.press('c');
    await expect(page.getByRole('dialog')).toContainText('Connect Dense to');
    await keys.press('Enter');
    await expect(wires).toHaveCount(3);
    await expect(page.getByTestId('announcer')).toContainText('Dense connected to Target');
    await keys.press('Shift+T');
    await expect(page.getByTestId('announcer')).toContainText('4 nodes arranged');
    await expect.poll(() => studio.nodesOutOfView()).toEqual([]);
  });

  await test.step('a node is moved, and put back', async () => {
    const node = nodes.filter({ hasText: 'Dense' });
    const before = await studio.middleOf(node);
    await keys.press('Shift+ArrowDown');
    await expect.poll(async () => (await studio.middleOf(node)).y).toBeGreaterThan(before.y + 20);
    await keys.press('ControlOrMeta+z');
    await expect.poll(async () => (await studio.middleOf(node)).y).toBeCloseTo(before.y, 0);
    await keys.press('Escape');
  });

  await test.step('a node changes its type, and leaves with its neighbors joined', async () => {
    await tabTo(page, nodes.filter({ hasText: 'LSTM' }));
    await keys.press('ControlOrMeta+k');
    await keys.type('type of the node');
    await keys.press('Enter');
    await expect(page.getByRole('dialog')).toContainText('Change the type of LSTM to');
    await keys.press('Enter');
    await expect(page.getByTestId('announcer')).toContainText('The type of LSTM is now GRU.');
    const gru = nodes.filter({ hasText: 'GRU' });
    await expect(wires).toHaveCount(3);
    await expect(gru, 'a dialog gives the focus back').toBeFocused();
    await keys.press('Delete');
    await expect(page.getByTestId('announcer')).toContainText('1 part removed, 1 wire joined');
    await expect(wires).toHaveCount(2);
    await keys.press('ControlOrMeta+z');
    await expect(gru).toHaveCount(1);
    await keys.press('ControlOrMeta+z');
    await expect(nodes.filter({ hasText: 'LSTM' })).toHaveCount(1);
    await tabTo(page, nodes.filter({ hasText: 'Dense' }));
    await keys.press('Escape');
  });

  await test.step('it is trained and judged', async () => {
    await expect(page.getByTestId('dock-badge-problems')).toHaveText('0');
    await tabTo(page, page.getByTestId('training-epochs'));
    await keys.press('ControlOrMeta+a');
    await keys.type('3');
    await keys.press('ControlOrMeta+Enter');
    await expect(page.getByTestId('announcer')).toContainText('Training has ended after 3 epochs.', {
      timeout: 60_000,
    });
    await runCommand(page, 'Fit into view');
    await tabTo(page, page.getByTestId('dock-tab-training'));
    await keys.press('ArrowRight');
    await expect(page.getByTestId('score-table')).toContainText('RMSE');
    await expect(page.getByTestId('verdict')).not.toBeEmpty();
  });
});

test('the focus is seen wherever Tab leads', async ({ page, workFolder }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const studio = new Studio(page, null, workFolder);
  await studio.openTemplate('stock-price');
  await studio.showPanel('data');
  await expect(page.getByTestId('column-table')).toBeVisible();
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  const seen = new Set<string>();
  const unseen: string[] = [];
  let last: Focused | null = null;
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab');
    const { name, ...clip } = await focusedPlace(page);
    const shown = await page.screenshot({ clip });
    if (last) {
      const left = await page.screenshot({ clip: last.clip });
      if (left.equals(last.shown)) unseen.push(last.name);
    }
    if (seen.has(name)) break;
    seen.add(name);
    last = { name, clip, shown };
  }
  console.log(`${seen.size} places that Tab leads to`);
  expect(seen.size).toBeGreaterThan(40);
  expect(unseen, 'places that look the same with and without the focus').toEqual([]);
});

interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Focused {
  readonly name: string;
  readonly clip: Clip;
  readonly shown: Buffer;
}

/** What has the focus, and where it and its ring are. */
async function focusedPlace(page: Page): Promise<Clip & { name: string }> {
  return page.evaluate((ringPx) => {
    const element = document.activeElement ?? document.body;
    const box = element.getBoundingClientRect();
    const x = Math.max(0, Math.floor(box.x - ringPx));
    const y = Math.max(0, Math.floor(box.y - ringPx));
    const label = element.getAttribute('data-testid') ?? element.getAttribute('aria-label') ?? element.textContent;
    return {
      name: `${element.tagName.toLowerCase()} ${label.slice(0, 40)} at ${x},${y}`,
      x,
      y,
      width: Math.max(1, Math.min(innerWidth - x, Math.ceil(box.width + 2 * ringPx))),
      height: Math.max(1, Math.min(innerHeight - y, Math.ceil(box.height + 2 * ringPx))),
    };
  }, RING_PX);
}

/** Presses Tab until an element has the focus. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  const focused = () => wanted.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 120; presses++) {
    if (await focused()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${String(wanted)}.`);
}

/** Runs a command by typing its name. */
async function runCommand(page: Page, name: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByTestId('command-palette').getByRole('combobox')).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
}

/** A daily table with a clear weekly course. */
function wave(): string {
  const lines = Array.from({ length: ROWS }, (_, i) => {
    const day = new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10);
    return `${day},${(10 + 5 * Math.sin((2 * Math.PI * i) / 7) + ((i * 7919) % 101) / 50).toFixed(2)}`;
  });
  return ['date,load', ...lines].join('\n');
}
