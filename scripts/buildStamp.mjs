import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './repositoryRoot.mjs';

const TEST_FILE = /\.test\.[a-z]+$/;
// What changes every part: the versions installed, the compiler's options, and the build itself.
const SHARED_SOURCES = [
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'scripts/build.mjs',
  'scripts/buildParts.mjs',
];

/**
 * A fingerprint of the contents (not the times: a checkout or a copy changes those) of the named files and folders,
 * relative to `root`. Tests are left out; a name that is not there counts as empty.
 */
export function sourceStamp(sources, root = ROOT) {
  const hash = createHash('sha256');
  for (const file of [...SHARED_SOURCES, ...sources].flatMap((source) => filesUnder(root, source))) {
    const bytes = readFileSync(path.join(root, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

/** Whether `part` was built from exactly the sources that `stamp` stands for, and its outputs are still there. */
export function isFresh(part, stamp, root = ROOT) {
  const stampFile = stampPath(part.name, root);
  return (
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === stamp &&
    part.outputs.every((output) => existsSync(path.join(root, output)))
  );
}

/** Records what `part` was built from. Taken before the build, so an edit made meanwhile counts as a change. */
export function recordStamp(part, stamp, root = ROOT) {
  const stampFile = stampPath(part.name, root);
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

function stampPath(partName, root) {
  return path.join(root, 'out', '.stamps', partName);
}

function filesUnder(root, source) {
  const absolute = path.join(root, source);
  const found = statSync(absolute, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found ? [source] : [];
  return readdirSync(absolute)
    .filter((name) => !name.startsWith('.') && name !== 'node_modules' && !TEST_FILE.test(name))
    .sort()
    .flatMap((name) => filesUnder(root, path.posix.join(source, name)));
}
