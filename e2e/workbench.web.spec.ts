import type { Page } from '@playwright/test';
import { expect, test } from './launchApp';
import { Studio } from './studio';

/** Width and height of the windows that the workbench is drawn for, and of the smallest at a zoom of 200 %. */
const WINDOWS = [
  [1440, 900],
  [1024, 700],
  [2560, 1440],
  [512, 350],
] as const;

/** Where the canvas looks: its shift and zoom. */
async function viewOf(page: Page): Promise<string | null> {
  return page.locator('.react-flow__viewport').getAttribute('style');
}

/** The height of the dock as a share of what it and the canvas have together. */
async function dockShare(page: Page): Promise<number> {
  return page.getByRole('region', { name: 'Panels' }).evaluate((dock) => {
    const main = document.querySelector('main');
    return dock.clientHeight / (main?.clientHeight ?? 0);
  });
}

test('the dock opens at a share of the height and remembers it', async ({ page, workFolder }) => {
  const studio = new Studio(page, null, workFolder);
  await studio.openTemplate('stock-price');
  expect(await dockShare(page)).toBeCloseTo(0.45, 1);
  await page.setViewportSize({ width: 2560, height: 1440 });
  await expect.poll(() => dockShare(page)).toBeCloseTo(0.45, 1);
  await page.setViewportSize({ width: 1440, height: 900 });

  const edge = await studio.middleOf(page.getByTestId('splitter-dock'));
  await studio.drag(edge, { x: edge.x, y: edge.y - 200 });
  const wanted = await dockShare(page);
  expect(wanted).toBeGreaterThan(0.65);
  await page.reload();
  await studio.openTemplate('stock-price');
  expect(await dockShare(page)).toBeCloseTo(wanted, 2);
  await page.setViewportSize({ width: 1440, height: 1200 });
  await expect.poll(() => dockShare(page)).toBeCloseTo(wanted, 2);
  await page.getByTestId('splitter-dock').dblclick();
  await expect.poll(() => dockShare(page)).toBeCloseTo(0.45, 1);
});

test('the maximized dock leaves a strip of nodes, and the canvas comes back as it was', async ({
  page,
  workFolder,
  keepScreenshot,
}) => {
  test.setTimeout(180_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const studio = new Studio(page, null, workFolder);
  await studio.openTemplate('traffic-flow');
  const strip = page.getByTestId('node-strip');
  const maximize = page.getByTestId('command-view.maximizeDock');

  await test.step('by double click, by button and by keys, with the view unchanged', async () => {
    await page.getByTestId('command-view.zoomIn').click();
    await studio.drag(await studio.onCanvas(0.1, 0.2), await studio.onCanvas(0.15, 0.3));
    const before = await viewOf(page);
    const start = [
      () => page.getByTestId('dock-tab-data').dblclick(),
      () => maximize.click(),
      () => page.keyboard.press('Control+m'),
    ];
    for (const begin of start) {
      await begin();
      await expect(strip).toBeVisible();
      await expect(page.getByTestId('canvas')).toBeHidden();
      await page.keyboard.press('Escape');
      await expect(strip).toBeHidden();
      await expect(page.getByTestId('canvas')).toBeVisible();
      expect(await viewOf(page)).toBe(before);
    }
    await maximize.click();
    await page.keyboard.press('f');
    await page.setViewportSize({ width: 1200, height: 800 });
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByTestId('back-to-canvas').click();
    expect(await viewOf(page)).toBe(before);
  });

  await test.step('the strip shows each node, in order, with what flows between them', async () => {
    const count = await page.locator('.react-flow__node').count();
    await maximize.click();
    const chips = strip.locator('[data-testid^="chip-"]');
    await expect(chips).toHaveCount(count);
    await expect(chips.first()).toContainText('Input');
    await expect(chips.last()).toContainText('Target');
    await expect(strip.locator('[data-testid^="strip-shape-"]').first()).toHaveText(/^\d+×\d+$/);
  });

  await test.step('a click shows the node in the inspector, another gives the room back', async () => {
    const inspector = page.getByTestId('side-panel-inspector');
    await expect(inspector).toBeHidden();
    await page.getByTestId('chip-target').click();
    await expect(inspector).toContainText('Target');
    await expect(page.getByTestId('chip-target')).toHaveAttribute('aria-pressed', 'true');
    await page.getByTestId('chip-target').click();
    await expect(inspector).toBeHidden();
  });

  await test.step('Esc closes what is open first', async () => {
    await page.keyboard.press('ControlOrMeta+k');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(strip).toBeVisible();
    await page.getByTestId('main-menu').click();
    await expect(page.getByRole('menu')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toBeHidden();
    await expect(strip).toBeVisible();
    await page.getByTestId('lookback').click();
    await page.keyboard.press('Escape');
    await expect(strip).toBeVisible();
  });

  await test.step('in every window, light and dark', async () => {
    for (const [width, height] of WINDOWS) {
      await page.setViewportSize({ width, height });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
        expect(await strip.evaluate((it) => it.clientHeight)).toBe(44);
        const back = await page.getByTestId('back-to-canvas').boundingBox();
        expect((back?.x ?? 0) + (back?.width ?? 0)).toBeLessThanOrEqual(width);
        await keepScreenshot(`maximized-${width}-${colorScheme}`);
      }
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  await test.step('from the keyboard alone, with the focus where it goes on', async () => {
    await page.keyboard.press('Control+m');
    await expect(strip).toBeHidden();
    await page.locator('.react-flow__node[data-id="target"]').focus();
    await page.keyboard.press('Control+m');
    await expect(page.getByTestId('dock-tab-data')).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await expect(page.locator('[data-testid^="chip-"]:focus')).toHaveCount(1);
    await page.keyboard.press('Home');
    await expect(page.locator('[data-testid^="chip-"]:focus')).toContainText('Input');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('side-panel-inspector')).toContainText('Input');
    await page.keyboard.press('Escape');
    await expect(strip).toBeHidden();
    await expect(page.locator('.react-flow__node:focus')).toContainText('Input');
  });
});

test('in a narrow window the side panels fold to rails and open over the canvas', async ({
  page,
  workFolder,
  keepScreenshot,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const studio = new Studio(page, null, workFolder);
  await studio.openTemplate('stock-price');
  const palette = page.getByTestId('side-panel-palette');
  const inspector = page.getByTestId('side-panel-inspector');
  const canvasBox = () => page.getByTestId('canvas').boundingBox();

  await test.step('the palette first, then the inspector', async () => {
    await expect(palette).toBeVisible();
    await page.setViewportSize({ width: 1100, height: 700 });
    await expect(palette).toBeHidden();
    await expect(inspector).toBeVisible();
    await page.setViewportSize({ width: 990, height: 700 });
    await expect(inspector).toBeHidden();
    expect((await canvasBox())?.width).toBe(990 - 2 * 44);
  });

  for (const [name, panel] of [
    ['palette', palette],
    ['inspector', inspector],
  ] as const) {
    await test.step(`the ${name} opens and closes`, async () => {
      const icon = page.getByTestId(`command-view.${name}`).first();
      const before = await canvasBox();
      const shows = async () => {
        await icon.click();
        await expect(panel).toBeVisible();
        expect(await canvasBox(), 'the panel lies over the canvas, not beside it').toEqual(before);
      };
      await shows();
      await keepScreenshot(`rail-${name}`);
      await icon.click();
      await expect(panel).toBeHidden();
      await shows();
      // Its tooltip is there by now, which Esc closes too.
      await expect(page.getByRole('tooltip')).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(panel).toBeHidden();
      await expect(icon).toBeFocused();
      await shows();
      const middle = await studio.onCanvas(0.5, 0.05);
      await page.mouse.click(middle.x, middle.y);
      await expect(panel).toBeHidden();
    });
  }
});

test('the overview is there only while some node lies outside the view', async ({ page, workFolder }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const studio = new Studio(page, null, workFolder);
  await studio.openTemplate('stock-price');
  const overview = page.locator('.react-flow__minimap');
  await expect(overview).toBeHidden();
  for (let i = 0; i < 3; i++) await page.getByTestId('command-view.zoomIn').click();
  await expect(overview).toBeVisible();
  await page.getByTestId('command-view.fit').click();
  await expect(overview).toBeHidden();
});

test('a message stands at the corner, offers Undo, and is in nobody’s way', async ({
  page,
  workFolder,
  keepScreenshot,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const studio = new Studio(page, null, workFolder);
  const notice = page.getByTestId('notice');
  await studio.openTemplate('stock-price');

  await test.step('what was deleted comes back', async () => {
    await page.getByTestId('node-lstm').click();
    await page.keyboard.press('Delete');
    await expect(page.getByTestId('node-lstm')).toHaveCount(0);
    await expect(notice).toContainText('1 part removed');
    const box = await notice.boundingBox();
    expect(1440 - (box?.x ?? 0) - (box?.width ?? 0)).toBeCloseTo(16, 0);
    await keepScreenshot('notice');
    await page.getByTestId('notice-undo').click();
    await expect(page.getByTestId('node-lstm')).toBeVisible();
    await expect(notice).toBeHidden();
  });

  await test.step('it goes by itself, and offers no Undo for what lies further back', async () => {
    await page.getByTestId('node-lstm').click();
    await page.keyboard.press('Delete');
    await expect(page.getByTestId('notice-undo')).toBeVisible();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(page.getByTestId('notice-undo')).toBeHidden();
    await expect(notice).toBeHidden({ timeout: 8000 });
  });

  await test.step('an error has its sign and can be closed', async () => {
    await studio.chooseWire('edge-2');
    await page.keyboard.press('Delete');
    await page.getByTestId('train-button').click();
    await expect(notice).toHaveAttribute('data-tone', 'error');
    await keepScreenshot('error');
    await notice.getByRole('button', { name: 'Close the message' }).click();
    await expect(notice).toBeHidden();
  });

  await test.step('the checklist of an empty canvas stays free', async () => {
    await studio.chooseInMenu('file.new');
    await page.getByRole('button', { name: 'Do not save' }).click();
    await expect(page.getByTestId('model-checklist')).toBeVisible();
    for (const open of [true, false]) {
      for (const [width, height] of WINDOWS) {
        await page.setViewportSize({ width, height });
        await page.getByTestId('train-button').click();
        await expect(notice).toBeVisible();
        await keepScreenshot(`checklist-${width}-${open}`);
        const [list, message] = await Promise.all([
          page.getByTestId('model-checklist').boundingBox(),
          notice.boundingBox(),
        ]);
        if (!list || !message) throw new Error('both are in sight');
        const apart =
          list.x + list.width <= message.x || list.y + list.height <= message.y || list.x >= message.x + message.width;
        expect(apart, `${width} × ${height}, the dock ${open ? 'open' : 'closed'}`).toBe(true);
      }
      await page.keyboard.press('ControlOrMeta+j');
    }
  });
});

test('a click on the forecast pins its values, another lets go of them', async ({
  page,
  workFolder,
  keepScreenshot,
}) => {
  const studio = new Studio(page, null, workFolder);
  await studio.openTemplate('stock-price');
  await studio.setTraining('epochs', 1);
  await studio.train();
  await studio.showPanel('predictions');
  const { x, y } = await studio.middleOf(page.getByTestId('forecast-chart'));
  const pinned = page.getByTestId('pinned-values');
  await page.mouse.move(x - 40, y);
  await expect(pinned).toBeHidden();
  await page.mouse.click(x - 40, y);
  await expect(pinned).toContainText('actual');
  const words = await pinned.innerText();
  await page.mouse.move(x + 60, y);
  await expect(pinned).toHaveText(words, { useInnerText: true });
  await page.mouse.move(20, 20);
  await keepScreenshot('pinned');
  await page.mouse.click(x - 40, y);
  await expect(pinned).toBeHidden();
});
