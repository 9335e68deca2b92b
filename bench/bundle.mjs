import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { rawText } from '../scripts/rawText.mjs';
import { ROOT } from '../scripts/repositoryRoot.mjs';

const OUT = path.join(ROOT, 'out/bench');

/** The bundled program of engineProcess.mjs. */
export const ENGINE_PROCESS = path.join(OUT, 'engineProcess.mjs');

/**
 * Bundles the bench's engine process as the command line is bundled, so that both run the same code in the same form.
 * The built command line must be there: what lies beside it (wasm binaries, programs of threads) is copied, for the
 * engine looks for those beside itself.
 */
export async function bundleEngineProcess() {
  const { build } = await import('esbuild');
  await rm(OUT, { recursive: true, force: true, maxRetries: 5 });
  await cp(path.join(ROOT, 'out/cli'), OUT, { recursive: true });
  await build({
    absWorkingDir: ROOT,
    bundle: true,
    entryPoints: { engineProcess: 'bench/engineProcess.mjs' },
    outdir: OUT,
    outExtension: { '.js': '.mjs' },
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    mainFields: ['module', 'main'],
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [rawText],
    banner: {
      js: [
        "import { createRequire as __createRequire } from 'node:module';",
        'const require = __createRequire(import.meta.url);',
        'const __filename = import.meta.filename;',
        'const __dirname = import.meta.dirname;',
      ].join('\n'),
    },
  });
}
