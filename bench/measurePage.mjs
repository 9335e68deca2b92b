import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { findBrowser } from '../scripts/findBrowser.mjs';
import { ROOT } from '../scripts/repositoryRoot.mjs';
import { serveApp } from '../scripts/serveApp.mjs';

const OUT = path.join(ROOT, 'out/renderer');
const FLAGS = ['--headless=new', '--no-first-run', '--disable-quic', '--disable-background-networking'];
const GZIP_LEVEL = 6;

/**
 * Opens the built app in new browser contexts (nothing cached) and measures, for each of `rounds`, the milliseconds
 * from navigation until the gallery's first card takes a click and its model stands on the canvas; and once, the gzip
 * bytes of all that was loaded until the gallery stood.
 */
export async function measurePage(rounds) {
  const executablePath = await findBrowser();
  if (!executablePath) return null;
  const root = typeof process.getuid === 'function' && process.getuid() === 0;
  const server = await serveApp({ root: OUT, port: 0 });
  const browser = await chromium.launch({ executablePath, args: root ? [...FLAGS, '--no-sandbox'] : FLAGS });
  try {
    const interactiveMs = [];
    let firstLoad = null;
    for (let round = 0; round < rounds; round++) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      const loaded = new Set();
      page.on('response', (response) => loaded.add(new URL(response.url()).pathname));
      const startMs = performance.now();
      await page.goto(server.url, { waitUntil: 'commit' });
      await page.getByTestId('template-stock-price').waitFor();
      firstLoad ??= gzipBytes([...loaded]);
      // Interactive is what answers a click, not what is merely seen.
      await page.getByTestId('template-stock-price').click();
      await page.getByTestId('node-target').waitFor();
      interactiveMs.push(performance.now() - startMs);
      await context.close();
    }
    return { interactiveMs, firstLoad };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Gzip size of each loaded file; the page's own apart from those of workers. */
function gzipBytes(paths) {
  const files = paths.map((name) => {
    const file = path.join(OUT, name === '/' ? 'index.html' : decodeURIComponent(name));
    return { name, bytes: gzipSync(readFileSync(file), { level: GZIP_LEVEL }).byteLength };
  });
  const sum = (list) => list.reduce((total, file) => total + file.bytes, 0);
  const ofWorker = (file) => /worker|wasm|tfjs/.test(file.name);
  return {
    pageBytes: sum(files.filter((file) => !ofWorker(file))),
    workerBytes: sum(files.filter(ofWorker)),
    files: files.map((file) => file.name),
  };
}
