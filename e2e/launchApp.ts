import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, type Browser, chromium, type ElectronApplication, expect, type Page } from '@playwright/test';
import { ROOT } from '../scripts/repositoryRoot.mjs';
import { CHROMIUM_FLAGS } from './chromiumFlags';
import { launchFirefox } from './firefox/launchFirefox';
import { chooseDesktopRunner, closeDesktop, type DesktopRunner, firstPage, launchDesktop } from './launchDesktop';

export { expect };

const VIEWPORT = { width: 1440, height: 900 };

/** Set by each project of playwright.config.ts. */
export interface AppOptions {
  /** Which edition of the app a spec drives. */
  edition: 'web' | 'desktop';
}

interface WorkerFixtures extends AppOptions {
  desktopRunner: DesktopRunner;
  webEdition: { browser: Browser; url: string } | null;
}

interface TestFixtures {
  /** Errors of the page that the test provokes itself; any other one fails it. */
  allowedFaults: RegExp | null;
  /** The app, started anew for each test, in the edition of the project. */
  page: Page;
  /** The desktop app's main process; null in the web edition. */
  desktopApp: ElectronApplication | null;
  /** A folder for the files of one test, removed after it. */
  workFolder: string;
  /** Takes a picture of the page and keeps it in test-results as `name`. */
  keepScreenshot: (name: string) => Promise<void>;
}

/** Playwright's `test`, with the built app as `page`. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  edition: ['web', { option: true, scope: 'worker' }],

  desktopRunner: [
    async ({ edition }, use) => {
      const runner = chooseDesktopRunner();
      if (edition === 'desktop') console.log(`The desktop specs run on ${describeRunner(runner)}.`);
      await use(runner);
    },
    { scope: 'worker' },
  ],

  webEdition: [
    async ({ edition, browserName }, use) => {
      if (edition === 'desktop') return use(null);
      const server = await serveBrowserEdition();
      const downloads = await mkdtemp(path.join(tmpdir(), 'seqloom-e2e-downloads-'));
      const browser =
        browserName === 'firefox'
          ? await launchFirefox(downloads)
          : await chromium.launch({
              executablePath: process.env.SEQLOOM_BROWSER || undefined,
              args: ['--headless=new', ...CHROMIUM_FLAGS],
            });
      await use({ browser, url: server.url });
      await browser.close();
      await rm(downloads, { recursive: true, force: true });
      await server.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  allowedFaults: [null, { option: true }],

  // Playwright reads what a fixture depends on from this pattern, so it must be one.
  workFolder: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'seqloom-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  },

  desktopApp: async ({ edition, desktopRunner, workFolder }, use, testInfo) => {
    if (edition === 'web') return use(null);
    testInfo.annotations.push({ type: 'runs on', description: describeRunner(desktopRunner) });
    const app = await launchDesktop(desktopRunner, path.join(workFolder, 'user-data'));
    await use(app);
    await closeDesktop(app);
  },

  page: async ({ desktopApp, webEdition, allowedFaults }, use, testInfo) => {
    const page = desktopApp ? await desktopApp.firstWindow() : await newWebPage(webEdition);
    const faults = watchForFaults(page);
    await (desktopApp ? firstPage(desktopApp) : page.goto(webEdition?.url ?? ''));
    await use(page);
    if (testInfo.status !== testInfo.expectedStatus && !page.isClosed()) await keep(page, testInfo, 'failed');
    if (!desktopApp) await page.context().close();
    const unexpected = faults.filter((fault) => !allowedFaults?.test(fault));
    expect(unexpected, 'the page threw nothing and kept to its security policy').toEqual([]);
  },

  keepScreenshot: async ({ page }, use, testInfo) => {
    await use((name) => keep(page, testInfo, name));
  },
});

/** Starts the browser edition as `npm start` does, on a free port. Resolves to its address and to what ends it. */
async function serveBrowserEdition(): Promise<{ url: string; stop: () => Promise<void> }> {
  const script = path.join(ROOT, 'scripts/start.mjs');
  const child = spawn(process.execPath, [script, '--browser', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const address = /http:\/\/[\d.]+:\d+\//.exec(output)?.[0];
      if (address) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`The browser edition ended with code ${code}: ${output}`)));
  });
  return {
    url,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

async function newWebPage(webEdition: WorkerFixtures['webEdition']): Promise<Page> {
  if (!webEdition) throw new Error('The web edition is not running.');
  const context = await webEdition.browser.newContext({ viewport: VIEWPORT, locale: 'en-US', acceptDownloads: true });
  const page = await context.newPage();
  // Chromium logs no violation that a script has caught, other browsers do.
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`Content Security Policy: ${violatedDirective} ${blockedURI}`),
    );
  });
  return page;
}

// A test may pass although something broke behind what it looks at.
function watchForFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && message.text().includes('Content Security Policy')) faults.push(message.text());
  });
  return faults;
}

async function keep(page: Page, testInfo: ReturnType<typeof test.info>, name: string): Promise<void> {
  await page.screenshot({ path: testInfo.outputPath(`${name}.png`) });
}

function describeRunner({ standInReason }: DesktopRunner): string {
  return standInReason === null ? 'Electron' : `the stand-in for Electron (${standInReason})`;
}
