// `npm run package:icons`: draws the icons of the packages from build/icon.svg (the app) and build/project.svg (its
// files). Run it after a change of either, and commit what it writes. Needs a Chromium, and nothing else.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { obtainBrowser } from './findBrowser.mjs';
import { drawingHashes, icnsFile, icoFile } from './packageIconFiles.mjs';
import { encodePng } from './packagePng.mjs';
import { ROOT } from './repositoryRoot.mjs';

const BUILD = path.join(ROOT, 'build');
const LINUX_SIZES_PX = [16, 24, 32, 48, 64, 128, 256, 512];
const LINUX_FILE_SIZES_PX = [16, 24, 32, 48, 64, 128, 256];
const WINDOWS_SIZES_PX = [16, 20, 24, 32, 40, 48, 64, 128, 256];
const MAC_SIZES_PX = [32, 64, 128, 256, 512, 1024];
const MAC_FILE_SIZES_PX = [32, 64, 128, 256, 512];
// Apple's grid gives a square icon 824 of 1024 pixels; ours fills 896 for the other systems.
const MAC_SCALE = 824 / 896;

const executablePath = await obtainBrowser();
if (executablePath === null) {
  console.error('Drawing the icons needs Chrome, Chromium or Edge: install one, or set SEQLOOM_BROWSER to one.');
  process.exit(1);
}
const browser = await chromium.launch({ executablePath });
try {
  const page = await browser.newPage();
  const app = await readFile(path.join(BUILD, 'icon.svg'), 'utf8');
  const project = await readFile(path.join(BUILD, 'project.svg'), 'utf8');
  await writeSet('icons', await drawAll(page, app, LINUX_SIZES_PX));
  await writeSet('icons-project', await drawAll(page, project, LINUX_FILE_SIZES_PX));
  await write('icon.ico', icoFile(await drawAll(page, app, WINDOWS_SIZES_PX)));
  await write('project.ico', icoFile(await drawAll(page, project, WINDOWS_SIZES_PX)));
  await write('icon.icns', icnsFile(await drawAll(page, app, MAC_SIZES_PX, MAC_SCALE)));
  await write('project.icns', icnsFile(await drawAll(page, project, MAC_FILE_SIZES_PX)));
  // A test compares them, so that a drawing is not changed and its icons forgotten.
  await write('drawings.json', Buffer.from(`${JSON.stringify(drawingHashes({ app, project }), null, 2)}\n`));
} finally {
  await browser.close();
}

async function writeSet(folder, pictures) {
  await rm(path.join(BUILD, folder), { recursive: true, force: true });
  await mkdir(path.join(BUILD, folder), { recursive: true });
  for (const { sizePx, png } of pictures) await write(`${folder}/${sizePx}x${sizePx}.png`, png);
}

async function write(file, bytes) {
  await writeFile(path.join(BUILD, file), bytes);
  console.log(`build/${file} ${(bytes.length / 1024).toFixed(1)} KiB`);
}

async function drawAll(page, svg, sizesPx, scale = 1) {
  const pictures = [];
  for (const sizePx of sizesPx) {
    const rgba = Buffer.from(await page.evaluate(drawInPage, { svg, sizePx, scale }), 'base64');
    pictures.push({ sizePx, rgba, png: encodePng(rgba, sizePx) });
  }
  return pictures;
}

/** Runs in the page: draws `svg` in the middle of a clear square and resolves to its colors, red first, as base64. */
async function drawInPage({ svg, sizePx, scale }) {
  const image = new Image();
  image.src = `data:image/svg+xml;base64,${btoa(svg)}`;
  await image.decode();
  const canvas = new OffscreenCanvas(sizePx, sizePx);
  const context = canvas.getContext('2d');
  const margin = (sizePx * (1 - scale)) / 2;
  context.drawImage(image, margin, margin, sizePx * scale, sizePx * scale);
  const { data } = context.getImageData(0, 0, sizePx, sizePx);
  let text = '';
  for (let at = 0; at < data.length; at += 8192) text += String.fromCharCode(...data.subarray(at, at + 8192));
  return btoa(text);
}
