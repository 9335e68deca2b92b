// One step of `npm run package:check`: packs for one system and judges what was packed.
//   node scripts/packageCheckSystem.mjs linux|darwin|win32 [packed folder]
// With a folder, that one is judged instead; what its installers declare is read from the configuration all the same.
// The last line printed is the verdict; before it stands a line for each fault.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { binaryFor, packFor } from './packageBuild.mjs';
import { neededFiles } from './packageContents.mjs';
import { packageFaults } from './packageFaults.mjs';
import { readPackedFolder, SYSTEMS } from './packageFolder.mjs';
import { writeNotices } from './packageNotices.mjs';
import { ROOT } from './repositoryRoot.mjs';

const WORK = path.join(ROOT, 'out/package-check');
const BUILT_FOLDERS = ['out/main', 'out/preload', 'out/renderer'];
const MEBIBYTE = 2 ** 20;

const [systemName, given] = process.argv.slice(2);
const system = SYSTEMS.find(({ name }) => name === systemName);
const built = builtFiles();
const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
const reach = neededFiles(built, manifest.main);
const notices = writeNotices();

const output = path.join(WORK, systemName);
await rm(output, { recursive: true, force: true });
const binary = await binaryFor(system, path.join(WORK, 'binaries'));
const declared = await packFor(system, output, binary);
const folder = given ?? path.join(output, packedFolderIn(output));
const packed = { ...(await readPackedFolder(folder, system)), ...declared };
const faults = [...notices.faults, ...packageFaults(packed, { reach, manifest, notices: notices.text })];

for (const fault of faults) console.log(`- ${fault}`);
const figures = `${packed.files.length} files, ${(packed.archiveBytes / MEBIBYTE).toFixed(1)} MiB`;
const how = given
  ? `as packed in ${given}`
  : `${binary.arch}, ${binary.standIn ? 'a stand-in for ' : ''}Electron's binary`;
console.log(`${faults.length === 0 ? 'ok    ' : 'FAILED'} ${systemName.padEnd(6)} ${how}: ${figures}`);
// Last of all: a clean-up of electron-builder's own ends the process with 0, whatever was set before.
process.once('exit', () => {
  process.exitCode = faults.length === 0 ? 0 : 1;
});

function builtFiles() {
  const files = new Map();
  for (const folder of BUILT_FOLDERS.filter((name) => existsSync(path.join(ROOT, name)))) {
    for (const entry of readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      files.set(path.relative(ROOT, file).split(path.sep).join('/'), () => readFileSync(file, 'utf8'));
    }
  }
  return files;
}

// electron-builder names the folder for the processor too, unless that is the usual one.
function packedFolderIn(folder) {
  const found = readdirSync(folder).find((name) => system.packed.test(name));
  if (!found) throw new Error(`Nothing was packed into ${folder}.`);
  return found;
}
