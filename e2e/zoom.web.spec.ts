import type { ElementHandle, Locator, Page } from '@playwright/test';
import { expect, test } from './launchApp';
import { Studio } from './studio';

/** What a browser zoom of 200 % leaves of the two windows, in CSS pixels. */
const ZOOMED = [
  { window: '1440 × 900', width: 720, height: 450 },
  { window: '1024 × 700', width: 512, height: 350 },
] as const;

/** Names of the elements that cannot be brought wholly into view, are covered there, or whose words are cut. */
async function unreachable(page: Page, elements: Locator): Promise<string[]> {
  const found: string[] = [];
  for (const element of await elements.elementHandles()) {
    // What is gone by now is nobody's to reach.
    if (!(await element.isVisible())) continue;
    await element.scrollIntoViewIfNeeded();
    const fault = await (element as ElementHandle<HTMLElement>).evaluate((it) => {
      const { left, top, right, bottom, width, height } = it.getBoundingClientRect();
      const name = it.getAttribute('data-testid') ?? it.getAttribute('aria-label') ?? it.textContent;
      if (left < 0 || top < 0 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5)
        return `${name} leaves the window`;
      const points = [0.1, 0.5, 0.9].map((share) => [left + share * width, top + height / 2] as const);
      // Over a field of numbers lie its own arrows.
      const whole = it.tagName === 'INPUT' ? (it.parentElement ?? it) : it;
      const seen = points.every(([x, y]) => whole.contains(document.elementFromPoint(x, y)));
      if (!seen) return `${name} is covered or cut`;
      // A project's name may be long: it is cut short on purpose, and told whole where it is edited.
      const cut = it.scrollWidth > it.clientWidth + 1 && it.getAttribute('data-testid') !== 'document-title';
      return cut ? `the words of ${name} are cut` : null;
    });
    if (fault !== null) found.push(fault);
  }
  return found;
}

for (const { window, width, height } of ZOOMED) {
  test(`at 200 % zoom of a window of ${window} every tab and button can be reached`, async ({
    page,
    workFolder,
    keepScreenshot,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height });
    const studio = new Studio(page, null, workFolder);
    const buttons = page.locator('header button, [role="tab"], footer button, [data-testid^="command-view."]');
    const visible = buttons.locator('visible=true');

    await test.step('on an empty canvas, the checklist too', async () => {
      await page.getByTestId('start-file.new').click();
      await expect(page.getByTestId('compute-chip')).toHaveAttribute('data-backend', /./);
      expect(await visible.count()).toBeGreaterThan(14);
      expect(await unreachable(page, visible)).toEqual([]);
      const needs = page.getByTestId('model-checklist').getByRole('button');
      expect(await needs.count()).toBe(5);
      expect(await unreachable(page, needs)).toEqual([]);
      await keepScreenshot('checklist');
    });

    await test.step('the panels of the dock', async () => {
      await studio.chooseInMenu('file.gallery');
      await studio.openTemplate('traffic-flow');
      for (const panel of ['data', 'training', 'predictions', 'code', 'problems'] as const) {
        await studio.showPanel(panel);
        await expect(page.getByTestId(`dock-tab-${panel}`)).toHaveAttribute('aria-selected', 'true');
        expect(await unreachable(page, visible), panel).toEqual([]);
      }
    });

    await test.step('the panels at the sides, over the canvas', async () => {
      for (const name of ['palette', 'inspector'] as const) {
        const panel = page.getByTestId(`side-panel-${name}`);
        await expect(panel).toBeHidden();
        await page.getByTestId(`command-view.${name}`).click();
        await expect(panel).toBeVisible();
        await keepScreenshot(name);
        const controls = panel.locator('button, input, select').locator('visible=true');
        expect(await controls.count()).toBeGreaterThan(5);
        expect(await unreachable(page, controls), name).toEqual([]);
        if (name === 'inspector') {
          // The training must last until it is stopped.
          for (const [field, value] of Object.entries({ patience: '0', epochs: '999' })) {
            await page.getByTestId(`training-${field}`).fill(value);
            await page.getByTestId(`training-${field}`).press('Enter');
          }
        }
        await panel.locator('button, input').first().focus();
        await page.keyboard.press('Escape');
        await expect(panel).toBeHidden();
      }
    });

    await test.step('while a model trains, without a jump of what is below', async () => {
      const top = async () => (await page.getByTestId('canvas').boundingBox())?.y;
      const before = await top();
      await page.getByTestId('train-button').click();
      await expect(page.getByTestId('stop-button')).toBeVisible();
      expect(await unreachable(page, page.locator('header button').locator('visible=true'))).toEqual([]);
      expect(await top()).toBe(before);
      await keepScreenshot('training');
      await page.getByTestId('stop-button').click();
      await expect(page.getByTestId('train-button')).toBeVisible();
    });
  });
}
