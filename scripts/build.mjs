// Builds the parts of the product into out/.
//   node scripts/build.mjs [--if-stale] [--on-install] [--quiet] [part ...]
// --if-stale builds only what changed; --on-install also ends quietly where the build tools were not installed.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { PARTS } from './buildParts.mjs';
import { isFresh, recordStamp, sourceStamp } from './buildStamp.mjs';
import { ROOT } from './repositoryRoot.mjs';

const options = new Set(process.argv.slice(2).filter((argument) => argument.startsWith('--')));
const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

const unknown = named.find((name) => !PARTS.some((part) => part.name === name));
if (unknown) {
  console.error(`There is no part "${unknown}". Parts: ${PARTS.map((part) => part.name).join(', ')}.`);
  process.exit(1);
}

const wanted = PARTS.filter((part) => (named.length > 0 ? named.includes(part.name) : !part.onlyWhenNamed));
for (const part of wanted.filter((candidate) => existsSync(path.join(ROOT, candidate.entry)))) {
  const stamp = sourceStamp(part.sources);
  if (options.has('--if-stale') && isFresh(part, stamp)) continue;
  const startedAtMs = performance.now();
  try {
    await part.build();
  } catch (error) {
    if (options.has('--on-install') && isMissingBuildTool(error)) process.exit(0);
    if (isMissingBuildTool(error)) {
      console.error(`Building ${part.name} needs the development packages: run npm install first.`);
    } else {
      console.error(`Building ${part.name} failed.`);
      // esbuild has printed its own errors by now; vite and the file system have not.
      if (!Array.isArray(error.errors)) console.error(error);
    }
    process.exit(1);
  }
  recordStamp(part, stamp);
  if (!options.has('--quiet')) {
    console.log(`built ${part.name} in ${((performance.now() - startedAtMs) / 1000).toFixed(1)} s`);
  }
}

function isMissingBuildTool(error) {
  return error.code === 'ERR_MODULE_NOT_FOUND' && /'(vite|esbuild|assemblyscript|@vitejs\/[\w-]+)'/.test(error.message);
}
