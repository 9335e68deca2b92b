import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { largeModel } from './largeProject.mjs';
import { medianRow } from './medians.mjs';
import { seqloom } from './seqloom.mjs';
import { inTemporaryFolder } from './temporaryFolder.mjs';

const KINDS = ['typescript', 'keras', 'pytorch', 'tfjs', 'keras-file', 'onnx', 'safetensors', 'svg', 'png', 'card'];

/**
 * Seconds of each kind of export of a model with five million parameters, rounds interleaved: the whole command, with the
 * start of its process and the reading of the project. Throws when one fails.
 */
export function measureExports(rounds) {
  return inTemporaryFolder(async (folder) => {
    const untrained = path.join(folder, 'untrained.seqloom');
    const { bytes, parameters } = largeModel();
    writeFileSync(untrained, bytes);
    const trained = path.join(folder, 'trained');
    await seqloom('train', untrained, '--epochs', '1', '--out', trained);
    const project = path.join(
      trained,
      readdirSync(trained).find((name) => name.endsWith('.seqloom')),
    );
    const seconds = Object.fromEntries(KINDS.map((kind) => [kind, []]));
    for (let round = 0; round < rounds; round++) {
      for (const kind of KINDS) {
        const out = path.join(folder, `${kind}-${round}`);
        seconds[kind].push((await seqloom('export', project, '--to', kind, '--out', out)).seconds);
        rmSync(out, { recursive: true });
      }
    }
    const size = `${(parameters / 1e6).toFixed(1)} M parameters`;
    const rows = KINDS.map((kind) => medianRow(`seqloom export --to ${kind}, ${size}`, seconds[kind], 's', 2));
    return { figures: { exportSeconds: seconds }, rows };
  });
}
