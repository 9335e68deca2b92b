// `npm run lines`: the lines of the sources without their tests, by folder.
//   node scripts/countLines.mjs [REVISION]
// With a revision, its lines stand beside those of the work tree.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './repositoryRoot.mjs';
import { trackedFiles } from './trackedFiles.mjs';

const SOURCE = /\.(ts|tsx|mjs|cjs|py|css)$/;
const TEST = /\.(test|spec|endurance)\.\w+$|\/test_\w+\.py$|^(engine\/testing|scripts\/house)\//;
/** Folders whose own folders are told one by one. */
const DIVIDED = ['engine', 'renderer'];
const MOST_BYTES = 256 * 2 ** 20;

/** Whether a file counts: a source, and neither a test nor what only tests use. */
export function counts(file) {
  return SOURCE.test(file) && !TEST.test(file);
}

/** The folder that a file is told under: `engine/layers`, `cli`, or `.` for what lies in the root. */
export function folderOf(file) {
  const [first, second, third] = file.split('/');
  if (second === undefined) return '.';
  return DIVIDED.includes(first) && third !== undefined ? `${first}/${second}` : first;
}

/** Lines by folder of `{ file, text }`s. An unfinished last line is a line too. */
export function linesByFolder(files) {
  const lines = new Map();
  for (const { file, text } of files) {
    if (!counts(file)) continue;
    const own = text === '' ? 0 : text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
    lines.set(folderOf(file), (lines.get(folderOf(file)) ?? 0) + own);
  }
  return lines;
}

/** The table: a folder a line, columns as they are named, and the sum. Of two columns the difference is told too. */
export function lineTable(columns) {
  const folders = [...new Set(columns.flatMap(({ lines }) => [...lines.keys()]))].sort();
  const sum = ({ lines }) => [...lines.values()].reduce((total, own) => total + own, 0);
  const figures = (of) => {
    const values = columns.map(of);
    const [before, after] = values;
    return after === undefined ? values : [...values, `${after >= before ? '+' : '−'}${Math.abs(after - before)}`];
  };
  const rows = [
    ['', ...columns.map(({ name }) => name), ...(columns.length > 1 ? [''] : [])],
    ...folders.map((folder) => [folder, ...figures(({ lines }) => lines.get(folder) ?? 0)]),
    ['all', ...figures(sum)],
  ].map((row) => row.map(String));
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  return rows.map((row) => row.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join('  '));
}

const git = (args, input = '') => execFileSync('git', args, { cwd: ROOT, maxBuffer: MOST_BYTES, input });

function filesOfRevision(revision) {
  const files = git(['ls-tree', '-r', '-z', '--name-only', revision]).toString().split('\0').filter(counts);
  const output = git(['cat-file', '--batch'], files.map((file) => `${revision}:${file}\n`).join(''));
  let at = 0;
  return files.map((file) => {
    // `<hash> blob <bytes>`, the content, and a line break.
    const start = output.indexOf('\n', at) + 1;
    const end = start + Number(output.toString('utf8', at, start).split(' ')[2]);
    at = end + 1;
    return { file, text: output.toString('utf8', start, end) };
  });
}

const filesOfTree = () =>
  trackedFiles().map((file) => ({ file, text: counts(file) ? readFileSync(path.join(ROOT, file), 'utf8') : '' }));

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [revision] = process.argv.slice(2);
  const before = revision ? [{ name: revision, lines: linesByFolder(filesOfRevision(revision)) }] : [];
  console.log(lineTable([...before, { name: 'now', lines: linesByFolder(filesOfTree()) }]).join('\n'));
}
