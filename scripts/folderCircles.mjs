// Folders that import each other in a circle, types included, among the folders of one folder: they are one folder in truth.
//   node scripts/folderCircles.mjs
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './repositoryRoot.mjs';
import { trackedFiles } from './trackedFiles.mjs';

const CHECKED = /^(engine|renderer|templates|cli|electron|e2e|scripts)\/.+\.(ts|tsx|mjs)$/;
/** Tests may reach for what stands above. */
const NOT_CHECKED = /\.(test|spec)\.\w+$|^engine\/(testing|kernels\/assembly)\//;
const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']*)'/g;

/** What each file imports of files beside it, from their texts by path. */
export function importsOf(texts) {
  return [...texts].flatMap(([file, text]) =>
    [...text.matchAll(IMPORT)].map(([, named]) => ({
      from: file,
      to: path.posix.join(path.posix.dirname(file), named),
    })),
  );
}

/** Every circle of folders, as texts such as `engine: graph, layers`. */
export function folderCircles(imports) {
  const known = new Map();
  for (const { from, to } of imports) {
    const [a, b] = [from.split('/'), to.split('/')];
    const shared = a.findIndex((part, i) => part !== b[i]);
    // A file that stands in the folder itself is no folder.
    if (shared < 1 || a.length - shared < 2 || b.length - shared < 2) continue;
    const parent = a.slice(0, shared).join('/');
    const folders = known.get(parent) ?? new Map();
    known.set(parent, folders);
    folders.set(a[shared], (folders.get(a[shared]) ?? new Set()).add(b[shared]));
  }
  return [...known].flatMap(([parent, folders]) =>
    circlesOf(folders).map((circle) => `${parent}: ${circle.join(', ')}`),
  );
}

/** The groups of names of which each leads to each other one. */
function circlesOf(edges) {
  const reach = new Map([...edges.keys()].map((name) => [name, reachable(edges, name)]));
  const circles = new Map();
  for (const [name, reached] of reach) {
    if (!reached.has(name)) continue;
    const circle = [...reached].filter((other) => reach.get(other)?.has(name)).sort();
    circles.set(circle.join(), circle);
  }
  return [...circles.values()];
}

function reachable(edges, start) {
  const reached = new Set();
  const waiting = [...(edges.get(start) ?? [])];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    waiting.push(...(edges.get(name) ?? []));
  }
  return reached;
}

function readSources() {
  const sources = trackedFiles().filter((file) => CHECKED.test(file) && !NOT_CHECKED.test(file));
  return new Map(sources.map((file) => [file, readFileSync(path.join(ROOT, file), 'utf8')]));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const circles = folderCircles(importsOf(readSources()));
  for (const circle of circles) console.error(`These folders form a circle: ${circle}.`);
  process.exitCode = circles.length > 0 ? 1 : 0;
}
