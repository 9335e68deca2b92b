import type { Page } from '@playwright/test';
import { expect, test } from './launchApp';
import { lookFaults } from './lookFaults';
import { Studio } from './studio';

interface View {
  readonly width: number;
  readonly height: number;
  readonly colorScheme: 'light' | 'dark';
}

const VIEWS: readonly View[] = [
  { width: 1100, height: 700, colorScheme: 'light' },
  { width: 1440, height: 900, colorScheme: 'dark' },
  { width: 1440, height: 900, colorScheme: 'light' },
];

const NAMES = new Set(
  [
    'Seqloom WebAssembly SIMD TypeScript Keras PyTorch LSTM GRU RNN Conv1D Pooling1D Dropout Adam',
    'Stock price forecast data csv date open high low close volume',
    'Input Dense Target',
  ].flatMap((line) => line.split(' ')),
);

const CLEAN = { sidewaysScroll: [], crowdedHeader: [], faintText: [], cutText: [] };

test('the main states are legible and in place, in light and dark, large and small', async ({
  page,
  workFolder,
  keepScreenshot,
}) => {
  test.setTimeout(240_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const studio = new Studio(page, null, workFolder);
  const faults: Record<string, unknown> = {};
  const look = async (name: string): Promise<void> => {
    for (const { width, height, colorScheme } of VIEWS) {
      await show(page, { width, height, colorScheme });
      const view = `${name}-${width}-${colorScheme}`;
      await keepScreenshot(view);
      const found = await lookFaults(page);
      if (Object.values(found).flat().length > 0) faults[view] = found;
    }
  };

  await expect(page.getByTestId('compute-chip')).toHaveText(/Fused/);
  await look('gallery');
  await studio.openTemplate('stock-price');
  await page.mouse.move(720, 20);
  await look('main-window');
  await page.getByTestId('node-lstm').click();
  await studio.showPanel('data');
  await expect(page.getByTestId('column-table')).toBeVisible();
  await look('node-and-data');
  await studio.showPanel('code');
  await expect(page.getByTestId('code-view')).toBeVisible();
  await look('code');

  await studio.setTraining('epochs', 2);
  await studio.train();
  await expect(page.getByTestId('live-forecast')).toBeVisible();
  await look('trained');
  await studio.showPanel('predictions');
  await expect(page.getByTestId('forecast-chart')).toBeVisible();
  await look('predictions');

  for (const [name, keys] of [
    ['command-palette', 'ControlOrMeta+k'],
    ['help', '?'],
  ] as const) {
    await page.keyboard.press(keys);
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(name);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await page.getByTestId('compute-chip').click();
  for (const backend of ['webgpu', 'webgl', 'cpu']) {
    await expect(page.getByTestId(`compute-${backend}`)).toContainText(/software|processor|No response/, {
      timeout: 30_000,
    });
  }
  await look('compute-menu');
  await page.keyboard.press('Escape');

  await studio.chooseWire('edge-2');
  await page.keyboard.press('Delete');
  const gru = await studio.dragFromPalette('gru', await studio.onCanvas(0.5, 0.75));
  await studio.wire(page.getByTestId('node-lstm'), gru);
  await studio.wire(gru, page.getByTestId('node-dense'));
  await expect(page.locator('[data-testid^="fix-"]')).toBeVisible();
  await studio.showPanel('problems');
  await look('mistake-and-problems');

  expect(faults, 'measured faults of the look').toEqual({});
});

test('the words change with the language, which is remembered', async ({ page, workFolder, keepScreenshot }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const studio = new Studio(page, null, workFolder);
  await expect(page.getByTestId('template-stock-price')).toContainText('Stock price');
  await page.getByTestId('language-switch').click();
  await page.getByRole('menuitem', { name: '简体中文' }).click();
  await expect(page.getByTestId('template-stock-price')).not.toContainText('Stock price');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await keepScreenshot('gallery-chinese');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await studio.openTemplate('stock-price', '行');
  await expect(page.getByTestId('train-button')).toHaveText('训练');
  await expect(page.getByTestId('node-dense')).toContainText('全连接');
  await expect(page.locator('.react-flow__node[data-id="target"]')).toHaveAttribute('aria-label', '目标');
  for (const panel of ['training', 'data', 'code', 'problems'] as const) {
    await expect(await studio.showPanel(panel)).toContainText(/\p{Script=Han}/u, { useInnerText: true });
    await show(page, { width: 1440, height: 900, colorScheme: 'light' });
    await keepScreenshot(`${panel}-chinese`);
    expect(await lookFaults(page), panel).toEqual(CLEAN);
    expect(await latinWords(page), panel).toEqual([]);
  }
  await page.getByTestId('language-switch').click();
  await page.getByRole('menuitem', { name: 'English' }).click();
  await expect(page.getByTestId('train-button')).toHaveText('Train');
});

/** Shows the page in a size and a color scheme, and waits until it has settled there. */
async function show(page: Page, { width, height, colorScheme }: View): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
  await page.evaluate(async () => {
    const nextFrame = () => new Promise(requestAnimationFrame);
    // The canvas fits its view, and charts their lines, in the frames after the one that shows the new size.
    for (let still = 0; still < 5; still++) {
      await nextFrame();
      if (document.getAnimations().some((animation) => animation.playState === 'running')) still = 0;
    }
  });
}

/** Words in Latin letters, but for names of products and methods, of the project, its file, columns and nodes. */
async function latinWords(page: Page): Promise<string[]> {
  const words = await page.evaluate(() => {
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const parent = texts.currentNode.parentElement;
      const isCode = parent?.closest('style, script, .mono, [data-testid=code-view]');
      if (!isCode && parent?.checkVisibility()) {
        found.push(...(texts.currentNode.textContent?.match(/[A-Za-z]{3,}/g) ?? []));
      }
    }
    return found;
  });
  return [...new Set(words)].filter((word) => !NAMES.has(word));
}
