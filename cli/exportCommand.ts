import path from 'node:path';
import { type EXPORT_GROUPS, type ExportFile, exportProject, EXPORTS } from '#engine';
import { closestWord } from './closestWord';
import type { CommandSpec, ParsedCommand } from './commandLine';
import { CommandMistake } from './commandMistake';
import { exportTools } from './exportTools';
import { requireEmptyFolder, requireNewFile, writeFiles, writeOutput } from './outputFolder';
import { formatMistake } from './printProblems';
import { loadProject, tableBytes } from './projectSource';
import type { Terminal } from './terminal';

const KINDS = EXPORTS.map(({ id }) => id);
const LIST = new Intl.ListFormat('en-GB');
const listOf = (group: (typeof EXPORT_GROUPS)[number]): string =>
  LIST.format(EXPORTS.filter((one) => one.group === group).map(({ id }) => id));

export const EXPORT: CommandSpec = {
  name: 'export',
  summary: 'Write a project as code, as a model file, as a picture or as a model card.',
  options: {
    to: { value: 'KIND', help: `What to write: ${KINDS.join(', ')}.` },
    out: { value: 'PATH', help: 'A folder, empty or new; or a new file such as model.onnx.' },
  },
  notes: [
    `${listOf('code')} are programs that run without Seqloom.`,
    `${listOf('model')} are the trained model.`,
    `${listOf('report')} show the canvas and describe the model on a page.`,
    'What comes with a single file, such as how its data is prepared, is written beside it.',
  ],
};

/** Writes the export. Returns the exit code. */
export async function runExport(command: ParsedCommand, terminal: Terminal): Promise<number> {
  const { id, file: single, start } = parseKind(command.text('to'));
  const out = command.text('out');
  if (out === undefined) throw new CommandMistake('seqloom export needs a place to write to.', 'Add --out PATH.');
  const loaded = await loadProject(command.project);
  const { project } = loaded;
  const warn = (message: string): void => terminal.err(formatMistake(new CommandMistake(message), 'warning'));
  const isFile = single?.extensions.includes(path.extname(out).slice(1).toLowerCase()) ?? false;
  // Refused before the work, which may take long.
  await (isFile ? requireNewFile(out) : requireEmptyFolder(out));
  const files = await exportProject(id, project, tableBytes(loaded), exportTools(loaded, warn));
  if (isFile) {
    const written = await writeSingle(out, files);
    terminal.out(`Written: ${written.join(', ')}\n`);
    return 0;
  }
  await writeFiles(
    out,
    files.map((file) => ({ path: file.path, content: file.bytes })),
  );
  terminal.out(`${files.length} ${files.length === 1 ? 'file' : 'files'} written to ${out}${path.sep}\n`);
  if (start && !project.trained) {
    terminal.out('The project has no trained weights, so the code comes without: train it there.\n');
  }
  if (start) terminal.out(`Next: cd ${out} && ${start(project.trained !== null)}\n`);
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

function parseKind(text: string | undefined): (typeof EXPORTS)[number] {
  const choices = `Add --to ${KINDS.join(' or ')}.`;
  if (text === undefined) throw new CommandMistake('seqloom export needs to know what to write.', choices);
  const known = EXPORTS.find(({ id }) => id === text);
  if (known) return known;
  const meant = closestWord(text.toLowerCase(), KINDS);
  throw new CommandMistake(`Seqloom cannot export to “${text}”.`, meant ? `Did you mean ${meant}?` : choices);
}
