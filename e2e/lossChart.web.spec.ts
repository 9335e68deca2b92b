import { expect, test } from './launchApp';
import { Studio } from './studio';

test('the losses of any epoch are read by pointer and by keys, and nothing moves for it', async ({
  page,
  workFolder,
  keepScreenshot,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const studio = new Studio(page, null, workFolder);
  await studio.openTemplate('traffic-flow');
  await studio.setTraining('epochs', 6);
  await studio.train();
  const chart = page.getByTestId('loss-chart');
  const told = page.getByTestId('legend-place');
  const pane = page.getByRole('region', { name: 'Loss' });
  const places = () =>
    pane.locator('h5 *, li, li *, svg, text').evaluateAll((parts) =>
      parts.map((part) => {
        const { x, y, width, height } = part.getBoundingClientRect();
        return part.matches('b, text') ? `${x} ${y}` : `${x} ${y} ${width} ${height}`;
      }),
    );
  await expect(told).toHaveText('Epoch 6');
  await expect(chart.getByTestId('best-epoch')).toBeVisible();
  const before = await places();

  const box = await chart.boundingBox();
  if (!box) throw new Error('no chart');
  const seen = new Set<string>();
  for (let share = 0.15; share < 0.85; share += 0.05) {
    await page.mouse.move(box.x + share * box.width, box.y + box.height / 2);
    await expect(chart.getByTestId('shown-epoch')).toBeVisible();
    seen.add(await told.innerText());
    expect(await places()).toEqual(before);
  }
  expect(seen.size).toBeGreaterThan(4);
  await keepScreenshot('hover');

  await chart.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(told).toHaveText('Epoch 2');
  await expect(chart).toHaveAttribute('aria-valuetext', /^Epoch 2: training [\d.]+, validation [\d.]+$/);
  await page.keyboard.press('Escape');
  await expect(told).toHaveText('Epoch 6');
});
