// `npm run package:check`: packs the app for Linux, macOS and Windows, without making installers, and fails when a packed
// app lacks what it needs, holds what it does not need, or is not locked down as stated.
//   node scripts/packageCheck.mjs [--packed]
// --packed judges the app that `npm run package` left in dist-app for this system, with its real binary, as well.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { electronVersion } from './electronBinary.mjs';
import { canPack } from './packageBuild.mjs';
import { SYSTEMS } from './packageFolder.mjs';
import { ROOT } from './repositoryRoot.mjs';
import { runNode } from './runTool.mjs';

const RELEASE = path.join(ROOT, 'dist-app');

const { code } = await runNode('scripts/build.mjs', ['--if-stale', 'kernels', 'renderer', 'main', 'preload']);
if (code !== 0) process.exit(code);

console.log(
  `Packing for Electron ${electronVersion()}. A stand-in for its binary has its layout and its fuses, and does not run.`,
);
let failed = false;
for (const system of SYSTEMS) {
  if (canPack(system)) await check(system);
  else console.log(`left   ${system.name}: only macOS and Linux can pack for it`);
}
if (process.argv.includes('--packed')) {
  const system = SYSTEMS.find(({ name }) => name === process.platform);
  const folders = existsSync(RELEASE) ? readdirSync(RELEASE).filter((name) => system.packed.test(name)) : [];
  if (folders.length === 0) {
    console.log('FAILED dist-app holds no packed app for this system: run npm run package first.');
    failed = true;
  }
  for (const folder of folders) await check(system, path.join(RELEASE, folder));
}
process.exitCode = failed ? 1 : 0;

async function check(system, ...folder) {
  const step = await runNode('scripts/packageCheckSystem.mjs', [system.name, ...folder], { capture: true });
  const lines = step.output.trimEnd().split('\n');
  const verdict = lines.at(-1);
  const seconds = `${(step.elapsedMs / 1000).toFixed(1)} s`;
  if (step.code === 0) {
    console.log(`${verdict}, ${seconds}`);
    return;
  }
  failed = true;
  const faults = lines.filter((line) => line.startsWith('- '));
  // Without a verdict, packing itself failed; what it printed says why.
  console.log(faults.length > 0 ? [`${verdict}, ${seconds}`, ...faults].join('\n') : lines.join('\n'));
}
