// How fast the exported TypeScript program of the stock template trains, as a ratio to the same program on TensorFlow.js's own
// cpu backend, on which exports trained before: node bench/measurePrograms.mjs [rounds]
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../scripts/repositoryRoot.mjs';
import { runNode } from '../scripts/runTool.mjs';
import { median } from './medians.mjs';

// Beside the packages of the repository, which the program imports.
const FOLDER = path.join(ROOT, 'out/bench-programs');
const EPOCHS = 2;

const rounds = Number(process.argv[2] ?? 3);
rmSync(FOLDER, { recursive: true, force: true });
const written = await runNode('cli/bin/seqloom.mjs', [
  'export',
  'templates/stock-price',
  '--to',
  'typescript',
  '--out',
  FOLDER,
]);
if (written.code !== 0) process.exit(1);
const recipeFile = path.join(FOLDER, 'src/recipe.json');
const recipe = JSON.parse(readFileSync(recipeFile, 'utf8'));
writeFileSync(recipeFile, JSON.stringify({ ...recipe, training: { ...recipe.training, epochs: EPOCHS } }));
execFileSync(process.execPath, [path.join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', FOLDER]);
const seconds = { wasm: [], cpu: [] };
const program = path.join(FOLDER, 'dist/program.js');
const source = readFileSync(program, 'utf8');
for (let round = 0; round < rounds; round++) {
  for (const backend of Object.keys(seconds)) {
    writeFileSync(program, source.replace("setBackend('wasm')", `setBackend('${backend}')`));
    const startMs = performance.now();
    execFileSync(process.execPath, [path.join(FOLDER, 'dist/train.js')], { stdio: 'ignore' });
    seconds[backend].push((performance.now() - startMs) / 1000);
  }
}
const ratio = median(seconds.cpu.map((cpu, i) => cpu / seconds.wasm[i]));
console.log(
  `${EPOCHS} epochs: wasm ${median(seconds.wasm).toFixed(2)} s, cpu ${median(seconds.cpu).toFixed(2)} s, ${ratio.toFixed(1)} times as fast`,
);
