import path from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from '../scripts/findBrowser.mjs';
import { ROOT } from '../scripts/repositoryRoot.mjs';
import { serveApp } from '../scripts/serveApp.mjs';

export const OUT = path.join(ROOT, 'out/renderer');
const FLAGS = ['--headless=new', '--no-first-run', '--disable-quic', '--disable-background-networking'];

/** The built app in a browser; each page is in a context of its own, with nothing cached. Null where no browser is found. */
export async function openApp() {
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
