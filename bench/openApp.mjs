import path from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from '../scripts/findBrowser.mjs';
import { ROOT } from '../scripts/repositoryRoot.mjs';
import { serveApp } from '../scripts/serveApp.mjs';
import { inTemporaryFolder } from './temporaryFolder.mjs';

export const OUT = path.join(ROOT, 'out/renderer');
const FLAGS = ['--headless=new', '--no-first-run', '--disable-quic', '--disable-background-networking'];

/**
 * Presses a start button that asks for files and answers with these, as uploads: nothing outside the browser can answer its
 * pickers. Resolves to the moment of the choice, in milliseconds of `performance.now()`.
 */
export async function chooseFiles(page, command, files) {
  await page.getByTestId(`start-${command}`).waitFor();
  await page.evaluate(() => Object.assign(window, { showOpenFilePicker: undefined }));
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByTestId(`start-${command}`).click()]);
  const chosenMs = performance.now();
  await chooser.setFiles(files);
  return chosenMs;
}

/**
 * Gives `measure` the built app in a browser, and a folder that is gone afterward. Each page is in a context of its own,
 * with nothing cached. Null where no browser is found.
 */
export async function withApp(measure) {
  const app = await openApp();
  if (!app) return null;
  try {
    return await inTemporaryFolder((folder) => measure(app, folder));
  } finally {
    await app.close();
  }
}

async function openApp() {
  const executablePath = await findBrowser();
  if (!executablePath) return null;
  const root = typeof process.getuid === 'function' && process.getuid() === 0;
  const server = await serveApp({ root: OUT, port: 0 });
  const browser = await chromium.launch({ executablePath, args: root ? [...FLAGS, '--no-sandbox'] : FLAGS });
  const emptyPage = async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    return { page: await context.newPage(), close: () => context.close() };
  };
  return {
    url: server.url,
    emptyPage,
    /** A page with the app in it. */
    newPage: async () => {
      const opened = await emptyPage();
      await opened.page.goto(server.url);
      return opened;
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}
