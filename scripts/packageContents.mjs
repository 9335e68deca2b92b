const READABLE = /\.(html|js|cjs|mjs|css|json)$/;
const FILE_NAME = /[\w.-]+\.(?:html|js|cjs|mjs|css|csv|json|wasm|svg|png|webp|woff2?)(?![\w-])/g;
// Vite puts a hash of eight characters into the names that it makes; a word of a program hardly looks like that.
const HASHED_NAME = /-(?=[\w-]*[A-Z\d])[\w-]{8}\.\w+$/;
const PAGE = 'out/renderer/index.html';

const NOT_SHIPPED = [
  [/(^|\/)node_modules\//, 'a package, although packages are bundled'],
  [/\.map$/, 'a source map'],
  [/\.(test|spec)\.\w+$/, 'a test'],
  [/\.(ts|tsx|mts|cts)$/, 'a source'],
  [/^out\/cli\//, 'of the command line'],
  [/^out\/electron-stand-in\//, 'of the stand-in for Electron'],
  [/^out\/(kernels|licenses|\.)/, 'of the build'],
  [/^(e2e|bench|coverage|test-results)\//, 'of the tests'],
  [/^(engine|renderer|templates|cli|electron|scripts)\//, 'a source'],
  [/^docs\/|\.md$/, 'documentation'],
];

/**
 * The files that the app needs, found from what was built: from the manifest's `main` and the page on, every built file
 * whose name stands in a file already found. `built` maps the path of each built file to a function that gives its text.
 * @returns {{ needed: Set<string>; dangling: { from: string; name: string }[] }} `dangling`: names that nothing was built for
 */
export function neededFiles(built, main) {
  const byName = new Map();
  for (const file of built.keys()) byName.set(nameOf(file), [...(byName.get(nameOf(file)) ?? []), file]);
  const needed = new Set(['package.json']);
  const dangling = [];
  const waiting = [];
  const need = (file) => {
    if (needed.has(file)) return;
    needed.add(file);
    if (READABLE.test(file) && built.has(file)) waiting.push(file);
  };
  need(main);
  need(PAGE);
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    for (const name of new Set(built.get(file)().match(FILE_NAME))) {
      const files = byName.get(name);
      if (files) files.forEach(need);
      else if (HASHED_NAME.test(name)) dangling.push({ from: file, name });
    }
  }
  return { needed, dangling };
}

/** What is wrong with the list of files in an archive, a sentence for each. */
export function contentFaults(packed, { needed, dangling }) {
  const inside = new Set(packed);
  return [
    ...dangling.map(({ from, name }) => `${from} refers to ${name}, which was not built.`),
    ...[...needed].filter((file) => !inside.has(file)).map((file) => `The archive lacks ${file}.`),
    ...packed.filter((file) => !needed.has(file)).map((file) => `The archive holds ${file}, ${whyNot(file)}.`),
  ];
}

function whyNot(file) {
  return NOT_SHIPPED.find(([pattern]) => pattern.test(file))?.[1] ?? 'to which nothing refers';
}

function nameOf(file) {
  return file.slice(file.lastIndexOf('/') + 1);
}
