import { copyFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { buildKernels, KERNEL_BUILDS } from './buildKernels.mjs';
import { recordBundledModules } from './packageModules.mjs';
import { rawText } from './rawText.mjs';
import { ROOT } from './repositoryRoot.mjs';

// Node 22 runs Electron 45's main process; the command line must run on the oldest Node that package.json allows.
const ELECTRON_NODE = 'node22';
const OLDEST_NODE = 'node20';

/** What the command line finds beside itself, and under which name: tfjs's backend, and what draws a PNG. */
const BESIDE_CLI = [
  ...['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm', 'tfjs-backend-wasm-threaded-simd.wasm'].map((name) => [
    `@tensorflow/tfjs-backend-wasm/dist/${name}`,
    name,
  ]),
  ['@resvg/resvg-wasm/index_bg.wasm', 'resvg.wasm'],
  ...['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf', 'DejaVuSansMono.ttf'].map((name) => [
    `dejavu-fonts-ttf/ttf/${name}`,
    name,
  ]),
];

/**
 * The parts of the product. `entry` names the file without which a part cannot be built, `sources` what it is built
 * from (its stamp), `outputs` the files that prove it is there. The stand-in for Electron is a tool of the tests and
 * is built only when named.
 */
export const PARTS = [
  {
    // First: page and command line carry its files.
    name: 'kernels',
    entry: 'engine/kernels/assembly/index.ts',
    sources: ['engine/kernels/assembly', 'scripts/buildKernels.mjs'],
    outputs: KERNEL_BUILDS.map(({ file }) => file),
    build: buildKernels,
  },
  {
    name: 'renderer',
    entry: 'renderer/index.html',
    sources: ['renderer', 'engine', 'templates', 'electron/ipc', 'vite.config.ts'],
    outputs: ['out/renderer/index.html', 'out/renderer/trainer/trainer.html'],
    build: buildRenderer,
  },
  {
    name: 'main',
    entry: 'electron/main/main.ts',
    sources: ['electron/main', 'electron/ipc', 'electron/serve'],
    outputs: ['out/main/main.cjs'],
    build: () => bundle({ entry: 'electron/main/main.ts', outfile: 'out/main/main.cjs', external: ['electron'] }),
  },
  {
    name: 'preload',
    entry: 'electron/preload/preload.ts',
    sources: ['electron/preload', 'electron/ipc'],
    outputs: ['out/preload/preload.cjs', 'out/preload/trainerPreload.cjs'],
    // A sandboxed preload may require nothing but electron, so each is one file and knows no Node.
    build: () =>
      bundle({
        entryPoints: ['electron/preload/preload.ts', 'electron/preload/trainerPreload.ts'],
        outdir: 'out/preload',
        outExtension: { '.js': '.cjs' },
        external: ['electron'],
        platform: 'browser',
      }),
  },
  {
    name: 'cli',
    entry: 'cli/main.ts',
    sources: ['cli', 'engine', 'templates'],
    outputs: ['out/cli/seqloom.mjs', 'out/cli/kernelThread.mjs', 'out/cli/foreignThread.mjs'],
    build: buildCli,
  },
  {
    name: 'electron-stand-in',
    onlyWhenNamed: true,
    entry: 'e2e/electronStandIn/main.ts',
    sources: ['e2e/electronStandIn'],
    outputs: ['out/electron-stand-in/dist/electron'],
    build: buildElectronStandIn,
  },
];

/** The page. Built beside the last one and swapped in, so a failed build leaves a working app in place. */
async function buildRenderer() {
  const { build } = await import('vite');
  const outDir = path.join(ROOT, 'out/renderer');
  const building = path.join(ROOT, `out/.renderer-${process.pid}`);
  try {
    await build({
      configFile: path.join(ROOT, 'vite.config.ts'),
      logLevel: 'warn',
      build: { outDir: building, emptyOutDir: true },
    });
    await rm(outDir, { recursive: true, force: true, maxRetries: 5 });
    await rename(building, outDir);
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

/**
 * The command line, bundled with TensorFlow.js: that starts in a third of the time that loading the packages file by
 * file takes. What it imports only when needed becomes a chunk of its own, so help and mistakes come at once. The wasm
 * backend looks for its binaries beside itself, hence the copies and __dirname.
 */
async function buildCli() {
  // Chunks have a hash in their names; those of earlier builds would pile up.
  await rm(path.join(ROOT, 'out/cli'), { recursive: true, force: true, maxRetries: 5 });
  const programs = {
    seqloom: 'cli/main.ts',
    kernelThread: 'cli/kernelThread.ts',
    foreignThread: 'cli/foreignThread.ts',
  };
  await bundleForNode(programs, 'out/cli');
  for (const [file, own] of BESIDE_CLI) {
    await copyFile(createRequire(import.meta.url).resolve(file), path.join(ROOT, 'out/cli', own));
  }
  for (const { file } of KERNEL_BUILDS) {
    await copyFile(path.join(ROOT, file), path.join(ROOT, 'out/cli', `kernels-${path.basename(file)}`));
  }
}

/** Bundles programs for the oldest Node as ES modules, in chunks; among them may be what was made for `require`. */
export function bundleForNode(entryPoints, outdir) {
  return bundle({
    entryPoints,
    outdir,
    outExtension: { '.js': '.mjs' },
    splitting: true,
    format: 'esm',
    target: OLDEST_NODE,
    mainFields: ['module', 'main'],
    banner: {
      // No global name may be used here: a chunk may hold a variable of the same name.
      js: [
        "import { createRequire as __createRequire } from 'node:module';",
        'const require = __createRequire(import.meta.url);',
        'const __filename = import.meta.filename;',
        'const __dirname = import.meta.dirname;',
      ].join('\n'),
    },
  });
}

/** Bundled by its own package, with esbuild, which only a development install has. */
async function buildElectronStandIn() {
  const { buildElectronStandIn: build } = await import('../e2e/electronStandIn/build.mjs');
  await build(path.join(ROOT, 'out/electron-stand-in/dist'));
}

async function bundle({ entry, platform = 'node', format = 'cjs', target = ELECTRON_NODE, ...rest }) {
  const { build } = await import('esbuild');
  const { metafile } = await build({
    absWorkingDir: ROOT,
    bundle: true,
    entryPoints: [entry],
    platform,
    format,
    target,
    legalComments: 'external',
    logLevel: 'warning',
    metafile: true,
    plugins: [rawText],
    ...rest,
  });
  recordBundledModules(metafile);
}
