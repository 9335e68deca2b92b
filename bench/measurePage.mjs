import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { medianRow, secondsRow } from './medians.mjs';
import { OUT, withApp } from './openApp.mjs';

const GZIP_LEVEL = 6;
const BYTES_PER_MEGABYTE = 1e6;

/**
 * Opens the built app in new browser contexts (nothing cached) and measures the milliseconds from navigation until the
 * gallery's first card takes a click and its model stands on the canvas; and once, the gzip bytes of all that was loaded
 * until the gallery stood.
 */
export async function measurePage(rounds) {
  const page = await withApp(async (app) => {
    const interactiveMs = [];
    let firstLoad = null;
    for (let round = 0; round < 2 * rounds + 1; round++) {
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
  });
  if (!page) return { rows: [], note: 'No browser was found here, so the page was not measured.' };
  const { pageBytes, workerBytes } = page.firstLoad;
  const rows = [
    secondsRow('from opening the page to a template on the canvas', page.interactiveMs, 3),
    medianRow('first load, gzip, without workers', [pageBytes / BYTES_PER_MEGABYTE], 'MB', 1.5),
    medianRow('workers loaded by then, gzip', [workerBytes / BYTES_PER_MEGABYTE], 'MB'),
  ];
  return { figures: { page }, rows };
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
