import { chromium, type Page } from '@playwright/test';
import { CHROMIUM_FLAGS } from './chromiumFlags';
import { expect, test } from './launchApp';
import { type ProjectContent, readContent } from './projectContent';
import { Studio } from './studio';

const BACKENDS = ['fused', 'webgpu', 'webgl', 'wasm', 'cpu'] as const;
type Backend = (typeof BACKENDS)[number];

/** What the chip says; the flags of the browser make both graphics interfaces run in software. */
const CHIP: Readonly<Record<Backend, RegExp>> = {
  fused: /^Fused · (1 thread|\d+ threads), (relaxed )?SIMD$/,
  webgpu: /^WebGPU · \S.*, computed in software$/,
  webgl: /^WebGL · \S.*, computed in software$/,
  wasm: /^WebAssembly · SIMD$/,
  cpu: /^JavaScript · processor$/,
};

const LARGEST_DIFFERENCE = 1e-3;

test('every backend names its adapter and trains to the same loss', async ({ page, desktopApp, workFolder }) => {
  test.setTimeout(240_000);
  const studio = new Studio(page, desktopApp, workFolder);
  await studio.openTemplate('traffic-flow');
  await makeSmall(studio);
  const losses: Partial<Record<Backend, number[]>> = {};
  for (const backend of BACKENDS) {
    await test.step(backend, async () => {
      await choose(page, backend);
      await expect(page.getByTestId('compute-chip')).toHaveAttribute('data-backend', backend, { timeout: 30_000 });
      await expect(page.getByTestId('compute-chip')).toHaveText(CHIP[backend]);
      await studio.train();
      await expect(page.getByTestId('figure-time')).toContainText('for 2 epochs');
      const trained = await savedTraining(studio, backend);
      expect(trained.backend).toBe(backend);
      losses[backend] = trained.history.flatMap(({ loss, valLoss }) => [loss, valLoss]);
    });
  }
  const expected = losses.cpu ?? [];
  const [before = 0, , after = 0] = expected;
  expect(after, 'the weights move, so that wrong gradients would show').toBeLessThan(0.8 * before);
  for (const backend of BACKENDS) {
    const differences = losses[backend]?.map((loss, i) => Math.abs(loss / (expected[i] ?? 0) - 1)) ?? [];
    expect(Math.max(...differences), `${backend} beside cpu`).toBeLessThan(LARGEST_DIFFERENCE);
  }
});

test('a backend that does not start says why, and another one can be chosen', async ({ webEdition, workFolder }) => {
  const browser = await chromium.launch({
    executablePath: process.env.SEQLOOM_BROWSER || undefined,
    args: ['--headless=new', ...withoutGraphics(CHROMIUM_FLAGS)],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
    await page.goto(webEdition?.url ?? '');
    const studio = new Studio(page, null, workFolder);
    await studio.openTemplate('traffic-flow');
    await makeSmall(studio);
    for (const [backend, name] of [
      ['webgpu', 'WebGPU'],
      ['webgl', 'WebGL'],
    ] as const) {
      await choose(page, backend);
      await expect(page.getByTestId('compute-chip')).toHaveText(`${name} does not start`);
      await page.getByTestId('compute-chip').click();
      await expect(page.getByTestId(`compute-${backend}`)).toContainText(
        'Does not start here. This browser or computer does not offer it.',
      );
      await page.keyboard.press('Escape');
    }
    await page.getByTestId('train-button').click();
    await expect(page.getByTestId('training-notice')).toContainText('WebGL did not start here');
    await expect(page.getByTestId('training-notice')).toContainText('Choose another backend in the backend menu');

    await choose(page, 'auto');
    await expect(page.getByTestId('compute-chip')).toHaveText(/^Fused · /);
    await studio.train();
    await expect(page.getByTestId('compute-chip')).toHaveText(/^(Fused|WebAssembly) · /);
    await expect(page.getByTestId('figure-time')).toContainText('for 2 epochs');
  } finally {
    await browser.close();
  }
});

/** Two epochs of a few large batches: what is asked for is that it learns, not how fast. */
async function makeSmall(studio: Studio): Promise<void> {
  await studio.setLookback(6);
  await studio.setParam('gru', 'units', 2);
  await studio.setTraining('batchSize', 512);
  await studio.setTraining('learningRate', 0.02);
  await studio.setTraining('epochs', 2);
}

async function choose(page: Page, backend: Backend | 'auto'): Promise<void> {
  await page.getByTestId('compute-chip').click();
  await page.getByTestId(`compute-${backend}`).click();
}

async function savedTraining(studio: Studio, backend: Backend): Promise<NonNullable<ProjectContent['trained']>> {
  const file = await studio.catchFile(`${backend}.seqloom`, () => studio.chooseInMenu('file.saveAs'));
  const { trained } = readContent(file);
  if (!trained) throw new Error('The project was saved without its weights.');
  return trained;
}

/** The flags of a browser on a computer that offers neither WebGPU nor WebGL, not even in software. */
function withoutGraphics(flags: readonly string[]): readonly string[] {
  const others = flags.filter((flag) => !/webgpu|swiftshader/.test(flag));
  return [...others, '--disable-gpu', '--disable-software-rasterizer', '--disable-blink-features=WebGPU'];
}
