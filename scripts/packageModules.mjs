import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './repositoryRoot.mjs';

const RECORDS = 'out/.modules';
/** What is shipped of the page is one build, workers included; of main and preload each file is one. */
const PAGE = 'out/renderer';
/** Vite names files from here. */
const PAGE_SOURCE = 'renderer';
const SHIPPED_BUNDLES = ['out/main/', 'out/preload/'];
// Such modules leave no code of their own in a chunk; their text or bytes become files of the page.
const BECOMES_A_FILE = /\.(css|csv|wasm|svg|png|json|woff2)(\?|$)/;

/**
 * A plugin for the build of the page that records which modules went into it. Give the same one to the page and to its
 * workers, which Vite builds apart.
 */
export function recordPageModules(root = ROOT) {
  const modules = new Set();
  return {
    name: 'record-page-modules',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const part of Object.values(bundle)) {
        for (const id of part.moduleIds ?? []) modules.add(id);
        // What a style sheet or the page itself names, such as a font, is no module.
        for (const file of part.originalFileNames ?? []) modules.add(path.resolve(root, PAGE_SOURCE, file));
      }
      for (const id of this.getModuleIds()) if (BECOMES_A_FILE.test(id)) modules.add(id);
      writeRecord(PAGE, [...modules], root);
    },
  };
}

/** Records from esbuild's `metafile` which modules went into each file that is shipped; others are passed over. */
export function recordBundledModules(metafile, root = ROOT) {
  for (const [output, { inputs }] of Object.entries(metafile.outputs)) {
    const shipped = SHIPPED_BUNDLES.some((folder) => output.startsWith(folder)) && !output.endsWith('.LEGAL.txt');
    if (shipped) writeRecord(output, Object.keys(inputs), root);
  }
}

/**
 * What was recorded of bundles that are still there: for each built file or folder its modules, all as paths relative to
 * `root` with `/`. Modules that a build tool adds are named for it: `\0rolldown/runtime.js`.
 * @returns {Map<string, readonly string[]>}
 */
export function readModuleRecords(root = ROOT) {
  const folder = path.join(root, RECORDS);
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return new Map(
    files
      .map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')))
      .filter(({ output }) => existsSync(path.join(root, output)))
      .map(({ output, modules }) => [output, modules]),
  );
}

function writeRecord(output, ids, root) {
  const folder = path.join(root, RECORDS);
  mkdirSync(folder, { recursive: true });
  const modules = [...new Set(ids.map((id) => pathInside(root, id)))].sort();
  writeFileSync(path.join(folder, `${output.replaceAll('/', '-')}.json`), JSON.stringify({ output, modules }, null, 1));
}

function pathInside(root, id) {
  const file = id.replace(/\?.*$/, '');
  return path.isAbsolute(file) ? path.relative(root, file).split(path.sep).join('/') : file;
}
