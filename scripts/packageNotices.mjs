import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readModuleRecords } from './packageModules.mjs';
import { ROOT } from './repositoryRoot.mjs';

const NOTICES = 'out/licenses/THIRD-PARTY-NOTICES.txt';
const GIVEN_TEXTS = 'build/licenses';
const PACKAGE = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;
const TEMPLATE = /^templates\/[^/]+(?=\/[^/]+\.csv$)/;
const LICENSE_FILE = /^(licen[cs]e|copying|notice)(\.(md|txt))?$/i;
// Vite's own file goes on with the licenses of what it is built from, none of which ends up in a page.
const TOOL_APPENDIX = /\n#+ Licenses of bundled dependencies[^]*$/;
// A build tool's helpers are named for it; the standard library of the kernels' language is compiled into them.
const TOOL_MODULES = [
  [/^\0rolldown\//, 'node_modules/rolldown'],
  [/^\0vite\//, 'node_modules/vite'],
  [/^out\/kernels\/.*\.wasm$/, 'node_modules/assemblyscript'],
];
const LINE = '='.repeat(80);

/**
 * Writes the notices of all that the built bundles hold to out/licenses.
 * @returns {{ file: string; text: string; faults: string[] }} `faults`: a sentence for each bundle without a record of its
 *   modules, and for each package or data set without a license text
 */
export function writeNotices(root = ROOT) {
  const shipped = shippedBundles(root);
  const records = readModuleRecords(root);
  const unknown = shipped.filter((bundle) => !records.has(bundle));
  const modules = shipped.flatMap((bundle) => records.get(bundle) ?? []);
  const { text, faults } = composeNotices(modules, root);
  const file = path.join(root, NOTICES);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return {
    file,
    text,
    faults: [...unknown.map((bundle) => `It is not recorded what ${bundle} holds: run npm run build.`), ...faults],
  };
}

// The page is one build; of main and preload each file is one.
function shippedBundles(root) {
  const files = ['out/main', 'out/preload'].flatMap((folder) =>
    (existsSync(path.join(root, folder)) ? readdirSync(path.join(root, folder)) : []).map(
      (file) => `${folder}/${file}`,
    ),
  );
  return [...files.filter((file) => /\.[cm]?js$/.test(file)), 'out/renderer'];
}

/** The folders, relative to the root, of the packages and the templates' data that `modules` belong to, in order. */
export function bundledSources(modules) {
  const packages = new Set();
  const data = new Set();
  for (const module of modules) {
    const tool = TOOL_MODULES.find(([pattern]) => pattern.test(module))?.[1];
    const folder = tool ?? PACKAGE.exec(module)?.[0];
    if (folder) packages.add(folder);
    const template = TEMPLATE.exec(module)?.[0];
    if (template) data.add(template);
  }
  return { packages: [...packages].sort(), data: [...data].sort() };
}

// The text of the notices for `modules`, and a sentence for each source of theirs that has none.
function composeNotices(modules, root) {
  const sources = bundledSources(modules);
  const faults = [];
  const headingsByText = new Map();
  for (const folder of sources.packages) {
    const { name, version, license } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
    const text = licenseText(root, folder, name);
    if (text === null) faults.push(`${name} is bundled and has no license text: put one into ${GIVEN_TEXTS}/.`);
    else headingsByText.set(text, [...(headingsByText.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  for (const folder of sources.data) {
    const notice = path.join(root, folder, 'NOTICE.md');
    if (existsSync(notice))
      headingsByText.set(readFileSync(notice, 'utf8').trim(), [`Data of the template in ${folder}`]);
    else faults.push(`The data in ${folder} is bundled and has no NOTICE.md.`);
  }
  const parts = [...headingsByText].map(([text, headings]) => `${LINE}\n${headings.join('\n')}\n${LINE}\n\n${text}\n`);
  return { text: `${INTRODUCTION}\n${parts.join('\n')}`, faults };
}

const INTRODUCTION = `Seqloom holds the software and the data listed here, under the terms that follow each.
The licenses of Electron and Chromium are in LICENSE.electron.txt and LICENSES.chromium.html.
`;

function licenseText(root, folder, name) {
  const own = readdirSync(path.join(root, folder)).filter((file) => LICENSE_FILE.test(file));
  const files = own.map((file) => path.join(root, folder, file));
  if (files.length === 0) files.push(...givenTexts(name).map((file) => path.join(root, GIVEN_TEXTS, file)));
  const found = files.filter((file) => existsSync(file)).map((file) => readFileSync(file, 'utf8'));
  const text = found.map(tidied).join('\n\n');
  return text === '' ? null : text;
}

// Without blank lines around it, but with the indentation of its first line.
function tidied(content) {
  const text = content.replaceAll('\r\n', '\n').replace(TOOL_APPENDIX, '');
  return text.replace(/^\s*\n/, '').trimEnd();
}

// For packages that ship none: under the package's name, or for all of a scope under the scope's.
function givenTexts(name) {
  const [scope, inScope] = name.split('/');
  return inScope === undefined ? [`${scope}.txt`] : [`${scope}__${inScope}.txt`, `${scope}.txt`];
}
