import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { OUT, openApp } from './openApp.mjs';

const GZIP_LEVEL = 6;

/**
 * Opens the built app in new browser contexts (nothing cached) and measures, for each of `rounds`, the milliseconds
 * from navigation until the gallery's first card takes a click and its model stands on the canvas; and once, the gzip
 * bytes of all that was loaded until the gallery stood.
 */
export async function measurePage(rounds) {
  const app = await openApp();
  if (!app) return null;
  try {
    const interactiveMs = [];
    let firstLoad = null;
    for (let round = 0; round < rounds; round++) {
      const { page, close } = await app.emptyPage();
      const loaded = new Set();
      page.on('response', (response) => loaded.add(new URL(response.url()).pathname));
      const startMs = performance.now();
      await page.goto(app.url, { waitUntil: 'commit' });
      await page.getByTestId('template-stock-price').waitFor();
      firstLoad ??= gzipBytes([...loaded]);
      // Interactive is what answers a click, not what is merely seen.
      await page.getByTestId('template-stock-price').click();
      await page.getByTestId('node-target').waitFor();
      interactiveMs.push(performance.now() - startMs);
      await close();
    }
    return { interactiveMs, firstLoad };
  } finally {
    await app.close();
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
