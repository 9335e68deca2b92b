import path from 'node:path';
import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { build } from 'esbuild';
import { rawText } from '../scripts/rawText.mjs';
import { ROOT } from '../scripts/repositoryRoot.mjs';
import { CHROMIUM_FLAGS } from './chromiumFlags';
import type { RunCase } from './webgpuKernels/runCase';
import type { UpdateCase } from './webgpuKernels/compareUpdate';
import type { KernelTests } from './webgpuKernels/page';

/** Answered by the test itself; a page of this host may use WebGPU. */
const URL = 'http://localhost:1/';
const LARGEST_ERROR = 1e-5;
const MOST_DISPATCHES = 40;

const PLAIN: RunCase = {
  cell: 'lstm',
  units: 5,
  activation: 'tanh',
  recurrentActivation: 'sigmoid',
  goBackwards: false,
  resetAfter: false,
  batch: 3,
  timesteps: 4,
  features: 2,
  bias: true,
  initialState: false,
  mask: false,
  inputDropout: false,
  recurrentDropout: false,
  sequences: true,
  stateGradients: 'all',
  alsoUntrained: false,
};

const CELLS: Readonly<Record<string, Partial<RunCase>>> = {
  LSTM: { cell: 'lstm' },
  'GRU, reset before': { cell: 'gru' },
  'GRU, reset after': { cell: 'gru', resetAfter: true },
};

const EVERYTHING: Partial<RunCase> = {
  goBackwards: true,
  initialState: true,
  mask: true,
  inputDropout: true,
  recurrentDropout: true,
};

const OPTIONS: Readonly<Record<string, Partial<RunCase>>> = {
  plain: { alsoUntrained: true },
  'sequences only': { stateGradients: 'none' },
  'last h only': { sequences: false, stateGradients: 'h', initialState: true },
  'without bias, linear': { bias: false, activation: 'linear' },
  'initial state': { initialState: true, stateGradients: 'none' },
  'goes backwards': { goBackwards: true },
  mask: { mask: true },
  'input dropout': { inputDropout: true },
  'recurrent dropout': { recurrentDropout: true },
  everything: { ...EVERYTHING, alsoUntrained: true },
  'everything, without bias': { ...EVERYTHING, bias: false },
  'hard sigmoid, relu': { recurrentActivation: 'hardSigmoid', activation: 'relu' },
  'one of each size': { units: 1, batch: 1, timesteps: 1, features: 1 },
  'units beyond a workgroup': { units: 261, timesteps: 2 },
  'four rows a workgroup, the last not full': { units: 33, batch: 67, timesteps: 3, features: 34 },
  'long window': { units: 6, timesteps: 60 },
  'several dispatches a window': { ...EVERYTHING, timesteps: 7, limits: { productsPerDispatch: 700 } },
  'exchange in storage': {
    ...EVERYTHING,
    timesteps: 7,
    batch: 70,
    limits: { workgroupBytes: 64 },
    alsoUntrained: true,
  },
};

test.describe('WebGPU kernels', () => {
  let browser: Browser;
  let page: Page;

  test.beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env.SEQLOOM_BROWSER || undefined,
      args: ['--headless=new', ...CHROMIUM_FLAGS],
    });
    page = await browser.newPage();
    page.on('pageerror', (error) => console.error(error));
    // A shader that does not compile is a warning of the browser.
    page.on('console', (message) => console.error(message.text()));
    await page.route(`${URL}**`, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<title>Kernels</title>' }),
    );
    await page.goto(URL);
    await page.addScriptTag({ content: await bundle() });
    expect(await page.evaluate(() => window.kernelTests.start())).toBe('webgpu');
  });

  test.afterAll(() => browser.close());

  for (const [cellName, cell] of Object.entries(CELLS)) {
    test(`${cellName}: outputs and gradients are those of stock tfjs, and no tensor is left`, async () => {
      for (const [name, option] of Object.entries(OPTIONS)) {
        await test.step(name, async () => {
          const given = { ...PLAIN, ...cell, ...option };
          const { errors, leaked, ...counts } = await page.evaluate((c) => window.kernelTests.compareRun(c), given);
          report(`${cellName}, ${name}`, errors, counts);
          for (const [result, error] of Object.entries(errors)) {
            expect.soft(error, `${result} of ${name}`).toBeLessThanOrEqual(LARGEST_ERROR);
          }
          expect.soft(leaked, `tensors left by ${name}`).toBe(0);
        });
      }
    });
  }

  test('the update is that of the same optimizers in plain tfjs', async () => {
    const sizes = [3, 700, 1, 4_000, 64, 65, 30_000, 2, 9];
    const optimizers = await page.evaluate(() => window.kernelTests.optimizers());
    const cases: UpdateCase[] = [
      ...optimizers.map((optimizer) => ({ settings: { optimizer }, clipNorm: 1, sizes })),
      { settings: { optimizer: 'adam' }, clipNorm: 0, sizes: [5] },
      { settings: { optimizer: 'sgd', momentum: 0 }, clipNorm: 1000, sizes },
    ];
    for (const given of cases) {
      const { errors, leaked, ...counts } = await page.evaluate((c) => window.kernelTests.compareUpdate(c), given);
      report(
        `${JSON.stringify(given.settings)}, clip ${given.clipNorm}, ${given.sizes.length} variables`,
        errors,
        counts,
      );
      for (const [result, error] of Object.entries(errors))
        expect.soft(error, result).toBeLessThanOrEqual(LARGEST_ERROR);
      expect.soft(leaked).toBe(0);
    }
  });

  test('a training step takes few dispatches and moves as stock tfjs does', async () => {
    const stock = await page.evaluate(() => window.kernelTests.runCaseA('cpu', false));
    const ours = await page.evaluate(() => window.kernelTests.runCaseA('webgpu', true));
    console.log(JSON.stringify({ stock, ours }));
    expect(Math.max(...ours.dispatches)).toBeLessThanOrEqual(MOST_DISPATCHES);
    ours.losses.forEach((loss, i) => expect(Math.abs(loss / (stock.losses[i] ?? 0) - 1)).toBeLessThan(LARGEST_ERROR));
    ours.norms.forEach((norm, i) =>
      expect(Math.abs(norm / (stock.norms[i] ?? 0) - 1)).toBeLessThan(10 * LARGEST_ERROR),
    );
    expect(ours.losses[2], 'the weights move').toBeLessThan(0.999 * (ours.losses[0] ?? 0));
    expect(ours.leaked).toBe(0);
  });

  test('the app’s own training loop takes few dispatches a step', async () => {
    const stock = await page.evaluate(() => window.kernelTests.runAppSteps('cpu'));
    const ours = await page.evaluate(() => window.kernelTests.runAppSteps('webgpu'));
    console.log(JSON.stringify({ stock, ours }));
    expect(ours.plainLayers).toEqual([]);
    expect(ours.dispatches).toHaveLength(3);
    expect(Math.min(...ours.dispatches)).toBeGreaterThan(0);
    expect(Math.max(...ours.dispatches)).toBeLessThanOrEqual(MOST_DISPATCHES);
    ours.losses.forEach((loss, i) => expect(Math.abs(loss / (stock.losses[i] ?? 0) - 1)).toBeLessThan(1e-4));
  });

  for (const [name, settings] of Object.entries({
    Adam: { optimizer: 'adam' },
    RMSprop: { optimizer: 'rmsprop' },
    'descent with momentum': { optimizer: 'sgd', momentum: 0.9 },
    'plain descent': { optimizer: 'sgd', momentum: 0 },
    'Adagrad, whose sums begin above zero': { optimizer: 'adagrad', schedule: 'cosine', warmupEpochs: 1 },
  } as const)) {
    test(`${name}: a training that was interrupted ends at the same losses and weights, to the last bit`, async () => {
      const { backend, whole, resumed, sameWeights, leaked } = await page.evaluate(
        (given) => window.kernelTests.runResumed(given),
        settings,
      );
      expect(backend).toBe('webgpu');
      expect(new Set(whole).size, 'it learns').toBe(6);
      expect(resumed).toEqual(whole);
      expect(sameWeights).toBe(true);
      expect(leaked).toBe(0);
    });
  }
});

declare global {
  interface Window {
    kernelTests: KernelTests;
  }
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(ROOT, 'e2e/webgpuKernels/page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    mainFields: ['module', 'main'],
    // Of the CSV reader, for Node's streams only.
    external: ['stream'],
    plugins: [rawText],
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

/** One line for each case when SEQLOOM_KERNEL_FIGURES is set: the largest error and the dispatches. */
function report(name: string, errors: Record<string, number>, counts: Record<string, number>): void {
  if (!process.env.SEQLOOM_KERNEL_FIGURES) return;
  const [worst, error] = Object.entries(errors).reduce((a, b) => (b[1] > a[1] || Number.isNaN(b[1]) ? b : a));
  console.log(`${name}: ${error.toExponential(1)} (${worst}) ${JSON.stringify(counts)}`);
}
