import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { rawText } from './rawText.mjs';
import { ROOT } from './repositoryRoot.mjs';

/** Bundles a module of engine/testing for Node. Resolves to the address of the file, from where packages are found. */
export async function bundleTesting(name) {
  const outfile = path.join(ROOT, 'node_modules/.cache/seqloom-testing', `${name}.mjs`);
  await build({
    entryPoints: [path.join(ROOT, 'engine/testing', `${name}.ts`)],
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'error',
    plugins: [rawText],
  });
  return pathToFileURL(outfile).href;
}
