import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { bundleForNode } from '../scripts/buildParts.mjs';
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
  await rm(OUT, { recursive: true, force: true, maxRetries: 5 });
  await cp(path.join(ROOT, 'out/cli'), OUT, { recursive: true });
  await bundleForNode({ engineProcess: 'bench/engineProcess.mjs' }, 'out/bench');
}
