import path from 'node:path';
import { EXPORT_KINDS, type ExportFile, type ExportKind, exportProject, type Problem } from '#engine';
import { closestWord } from './closestWord';
import type { CommandSpec, ParsedCommand } from './commandLine';
import { advice, mistake } from './mistake';
import { t } from './words';
import { exportTools } from './exportTools';
import { requireEmptyFolder, requireNewFile, writeFiles, writeOutput } from './outputFolder';
import { formatProblems } from './printProblems';
import { loadProject } from './projectSource';
import type { Terminal } from './terminal';

export const EXPORT: CommandSpec = {
  name: 'export',
  summary: 'cli.export',
  options: {
    to: { value: 'KIND', help: { code: 'cli.export.to', values: { kinds: EXPORT_KINDS } } },
    out: { value: 'PATH', help: 'cli.export.out' },
  },
  notes: ['cli.export.kinds'],
};

/** The endings of a file that PATH may name instead of a folder. */
const FILE_ENDINGS: Partial<Record<ExportKind, readonly string[]>> = {
  'keras-file': ['.keras'],
  onnx: ['.onnx'],
  safetensors: ['.safetensors'],
  svg: ['.svg'],
  png: ['.png'],
  card: ['.md', '.html'],
};

/** What to do next in an exported program. */
const NEXT: Partial<Record<ExportKind, (trained: boolean) => string>> = {
  typescript: () => 'npm install && npm start',
  keras: (trained) => `python -m pip install -r requirements.txt && python ${trained ? 'predict' : 'train'}.py`,
  pytorch: (trained) => `python -m pip install -r requirements.txt && python ${trained ? 'predict' : 'train'}.py`,
};

/** Writes the export. Returns the exit code. */
export async function runExport(command: ParsedCommand, terminal: Terminal): Promise<number> {
  const kind = parseKind(command.text('to'));
  const out = command.text('out');
  if (out === undefined) throw mistake('command.outMissing', { command: 'export', placeholder: 'PATH' });
  const loaded = await loadProject(command.project);
  const { project, data } = loaded;
  const warn = (problem: Problem): void => terminal.err(formatProblems([problem]));
  const single = FILE_ENDINGS[kind]?.includes(path.extname(out).toLowerCase()) ?? false;
  // Refused before the work, which may take long.
  await (single ? requireNewFile(out) : requireEmptyFolder(out));
  const files = await exportProject(kind, project, data, exportTools(loaded, warn));
  if (single) {
    const written = await writeSingle(out, files);
    terminal.out(`${t('cli.written', { paths: written })}\n`);
    return 0;
  }
  await writeFiles(
    out,
    files.map((file) => ({ path: file.path, content: file.bytes })),
  );
  terminal.out(`${t('cli.filesWritten', { count: files.length, path: out + path.sep })}\n`);
  const next = NEXT[kind];
  if (next && !project.trained) {
    terminal.out(`${t('cli.export.untrained')}\n`);
  }
  if (next) terminal.out(`${t('cli.next', { command: `cd ${out} && ${next(project.trained !== null)}` })}\n`);
  return 0;
}

/** Writes the file that was asked for, and the others under its name beside it. Returns their paths. */
async function writeSingle(out: string, files: readonly ExportFile[]): Promise<string[]> {
  const ending = path.extname(out);
  const stem = out.slice(0, -ending.length);
  const main = files.find((file) => path.extname(file.path) === ending.toLowerCase());
  const mainStem = main && path.basename(main.path, path.extname(main.path));
  const placed = files.map((file) => {
    const own = path.extname(file.path);
    const alike = path.basename(file.path, own) === mainStem;
    return { file, at: file === main ? out : alike ? stem + own : `${out}.${path.basename(file.path)}` };
  });
  for (const { at } of placed) await requireNewFile(at);
  for (const { file, at } of placed) await writeOutput(at, file.bytes);
  return placed.map(({ at }) => at);
}

function parseKind(text: string | undefined): ExportKind {
  if (text === undefined) throw mistake('command.exportTo', { kinds: EXPORT_KINDS });
  const known = EXPORT_KINDS.find((kind) => kind === text);
  if (known) return known;
  const meant = closestWord(text.toLowerCase(), EXPORT_KINDS);
  const list = { code: 'cli.chooseOneOf', values: { names: EXPORT_KINDS } } as const;
  throw mistake('command.exportKind', { name: text, advice: advice(meant, list) });
}
