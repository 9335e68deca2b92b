import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '../repositoryRoot.mjs';
import { runNode, toolScript } from '../runTool.mjs';
import { trackedFiles } from '../trackedFiles.mjs';

const COPIED = /^(engine|renderer|templates|cli|electron)\/|^(package\.json|tsconfig\.base\.json)$/;
const WORDS = /^engine\/locales\/[^/]+\//;

/** The sources in a folder of their own, to which things can be added, and what each addition touched. */
export class HouseCopy {
  folder = mkdtempSync(path.join(tmpdir(), 'seqloom-house-'));
  files = new Set(trackedFiles().filter((file) => COPIED.test(file)));
  #touched = new Map();

  constructor() {
    for (const file of this.files) cpSync(path.join(ROOT, file), path.join(this.folder, file), { recursive: true });
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(this.folder, 'node_modules'), 'junction');
  }

  /** Makes an addition and gives what it touched: where something new stands, and how many lines changed in what files. */
  addition(add) {
    const folders = new Set([...this.files].flatMap(foldersOf));
    this.#touched = new Map();
    add(this);
    const touched = [...this.#touched].map(([file, before]) => ({ file, before }));
    const added = touched.filter(({ before }) => before === null);
    const edited = touched.filter(({ before }) => before !== null);
    const lists = edited.filter(({ file }) => !WORDS.test(file));
    return {
      places: new Set(added.map(({ file }) => foldersOf(file).find((folder) => !folders.has(folder)) ?? file)),
      lists: new Map(lists.map(({ file, before }) => [file, newLines(before, this.read(file))])),
      languages: edited.flatMap(({ file }) => (WORDS.test(file) ? [foldersOf(file)[2]] : [])),
    };
  }

  read(file) {
    return readFileSync(path.join(this.folder, file), 'utf8');
  }

  write(file, text) {
    if (!this.#touched.has(file)) this.#touched.set(file, this.files.has(file) ? this.read(file) : null);
    this.files.add(file);
    const target = path.join(this.folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }

  /** Puts an entry into a list, before that of another, and an import where one is needed. */
  addToList(file, { importLine, before, entry }) {
    const text = this.read(file);
    const at = text.lastIndexOf(before);
    if (at < 0) throw new Error(`${file} lists no ${before}`);
    this.write(file, `${importLine ? `${importLine}\n` : ''}${text.slice(0, at)}${entry}, ${text.slice(at)}`);
  }

  /** Puts an entry into each language, before that of another key: the same one, or each language's own by its folder. */
  addWords(beforeKey, entry) {
    const line = new RegExp(`^ *['"]?${beforeKey.replaceAll('.', '\\.')}['"]?:`, 'm');
    const files = [...this.files].filter((file) => WORDS.test(file) && line.test(this.read(file)));
    if (files.length === 0) throw new Error(`no language has ${beforeKey}`);
    for (const file of files) {
      const language = path.basename(foldersOf(file)[2]);
      this.write(
        file,
        this.read(file).replace(line, (found) => `  ${entry[language] ?? entry},\n${found}`),
      );
    }
  }

  /** Checks the types of a folder and gives what the compiler says, nothing where all is well. */
  async checkTypes(project) {
    const info = path.join(this.folder, `${project}.tsbuildinfo`);
    const { code, output } = await runNode(
      toolScript('typescript', 'tsc'),
      ['-p', path.join(this.folder, project), '--pretty', 'false', '--tsBuildInfoFile', info],
      { capture: true },
    );
    return code === 0 ? '' : output.trim() || `tsc ended with ${code}`;
  }

  /** Runs test files of the copy, and gives what Vitest says where one failed. */
  async runTests(patterns) {
    const config = path.join(this.folder, 'vitest.config.mjs');
    const isPage = (pattern) => !/^(engine|cli)\//.test(pattern);
    const projects = ['node', 'happy-dom'].map((environment) => ({
      test: {
        environment,
        name: environment,
        testTimeout: 60_000,
        include: patterns.filter((pattern) => isPage(pattern) === (environment === 'happy-dom')),
      },
    }));
    writeFileSync(config, `export default { test: { projects: ${JSON.stringify(projects)} } };\n`);
    const { code, output } = await runNode(
      toolScript('vitest'),
      ['run', '--root', this.folder, '--config', config, '--reporter', 'dot'],
      { capture: true },
    );
    return code === 0 ? '' : output.trim() || `vitest ended with ${code}`;
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The folders that a file stands in, the outermost first. */
const foldersOf = (file) =>
  file
    .split('/')
    .slice(0, -1)
    .map((_, i, parts) => parts.slice(0, i + 1).join('/'));

/** How many lines of `after` were not in `before`. */
function newLines(before, after) {
  const left = new Map();
  for (const line of before.split('\n')) left.set(line, (left.get(line) ?? 0) + 1);
  return after.split('\n').filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  }).length;
}
