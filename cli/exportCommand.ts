import path from 'node:path';
import { type EXPORT_GROUPS, type ExportFile, exportProject, EXPORTS, type Problem } from '#engine';
import type { CommandSpec, ParsedCommand } from './commandLine';
import { advice, mistake } from './mistake';
import { t } from './words';
import { exportTools } from './exportTools';
import { prepareNewFile, prepareNewFolder, writeFiles, writeFolder } from './outputs';
import { formatProblems } from './printProblems';
import { loadProject, tableBytes } from './projectSource';
import type { Terminal } from './terminal';

const KINDS = EXPORTS.map(({ id }) => id);
const kindsOf = (group: (typeof EXPORT_GROUPS)[number]): string[] =>
  EXPORTS.filter((one) => one.group === group).map(({ id }) => id);

export const EXPORT: CommandSpec = {
  name: 'export',
  summary: 'cli.export',
  options: {
    to: { value: 'KIND', help: { code: 'cli.export.to', values: { kinds: KINDS } } },
    out: { value: 'PATH', help: 'cli.export.out' },
  },
  notes: [
    { code: 'cli.export.code', values: { kinds: kindsOf('code') } },
    { code: 'cli.export.model', values: { kinds: kindsOf('model') } },
    { code: 'cli.export.report', values: { kinds: kindsOf('report') } },
    'cli.export.beside',
  ],
};

/** Writes the export. Returns the exit code. */
export async function runExport(command: ParsedCommand, terminal: Terminal): Promise<number> {
  const { id, file: single, start } = parseKind(command.text('to'));
  const out = command.text('out');
  if (out === undefined) throw mistake('command.outMissing', { command: 'export', placeholder: 'PATH' });
  const loaded = await loadProject(command.project);
  const { project } = loaded;
  const warn = (problem: Problem): void => terminal.err(formatProblems([problem]));
  const isFile = single?.extensions.includes(path.extname(out).slice(1).toLowerCase()) ?? false;
  // Refused before the work, which may take long.
  await (isFile ? prepareNewFile(out) : prepareNewFolder(out));
  const files = await exportProject(id, project, tableBytes(loaded), exportTools(loaded, warn));
  if (isFile) {
    const written = await writeSingle(out, files);
    terminal.out(`${t('cli.written', { paths: written })}\n`);
    return 0;
  }
  await writeFolder(out, files);
  terminal.out(`${t('cli.filesWritten', { count: files.length, path: out + path.sep })}\n`);
  if (start && !project.trained) terminal.out(`${t('cli.export.untrained')}\n`);
  if (start) terminal.out(`${t('cli.next', { command: `cd ${out} && ${start(project.trained !== null)}` })}\n`);
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
    return { path: file === main ? out : alike ? stem + own : `${out}.${path.basename(file.path)}`, bytes: file.bytes };
  });
  for (const one of placed) await prepareNewFile(one.path);
  await writeFiles(placed);
  return placed.map((one) => one.path);
}

function parseKind(text: string | undefined): (typeof EXPORTS)[number] {
  if (text === undefined) throw mistake('command.exportTo', { kinds: KINDS });
  const known = EXPORTS.find(({ id }) => id === text);
  if (known) return known;
  const list = { code: 'cli.chooseOneOf', values: { names: KINDS } } as const;
  throw mistake('command.exportKind', { name: text, advice: advice(text.toLowerCase(), KINDS, list) });
}
