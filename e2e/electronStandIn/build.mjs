import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

const OLDEST_NODE = 'node20';
const OLDEST_CHROMIUM = 'chrome120';
const SHARED = { absWorkingDir: import.meta.dirname, bundle: true, logLevel: 'warning' };

/** Builds the stand-in into a folder laid out as Electron's own `dist` is, so ELECTRON_OVERRIDE_DIST_PATH can name it. */
export async function buildElectronStandIn(folder) {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), '{ "type": "commonjs" }\n');
  await build({
    ...SHARED,
    entryPoints: ['main.ts'],
    outfile: path.join(folder, 'electron'),
    platform: 'node',
    format: 'cjs',
    target: OLDEST_NODE,
    define: { PAGE_RUNTIME_SOURCE: JSON.stringify(await pageRuntimeSource()) },
    external: ['@playwright/test'],
    banner: { js: '#!/usr/bin/env node' },
  });
  await writeFile(path.join(folder, 'electron.cmd'), '@node "%~dp0electron" %*\r\n');
  await chmod(path.join(folder, 'electron'), 0o755);
}

// The stand-in's page side travels inside it as text and is put into each page it opens.
async function pageRuntimeSource() {
  const { outputFiles } = await build({
    ...SHARED,
    entryPoints: ['page/runPreload.ts'],
    format: 'iife',
    globalName: 'StandInPage',
    target: OLDEST_CHROMIUM,
    write: false,
  });
  return outputFiles[0].text;
}
