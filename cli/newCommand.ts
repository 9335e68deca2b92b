import path from 'node:path';
import { findTask, projectOfTable, writeProject } from '#engine';
import type { CommandSpec, ParsedCommand } from './commandLine';
import { readDataFile } from './dataCommand';
import { mistake } from './mistake';
import { prepareNewFile, writeFiles } from './outputs';
import { formatProblems } from './printProblems';
import { sha256 } from './projectSource';
import { givenReading, READING_OPTIONS } from './readingOptions';
import { chosenTask, RECIPE_OPTIONS } from './recipeOptions';
import type { Terminal } from './terminal';
import { t } from './words';

export const NEW: CommandSpec = {
  name: 'new',
  summary: 'cli.new',
  subject: { shown: 'FILE', what: 'cli.subject.file', explained: 'cli.data.subject' },
  options: { out: { value: 'FILE.seqloom', help: 'cli.import.out' }, ...READING_OPTIONS, ...RECIPE_OPTIONS },
};

/** Makes a project of a data file, with the least model that can learn from it. Returns the exit code. */
export async function runNew(command: ParsedCommand, terminal: Terminal): Promise<number> {
  const out = command.text('out');
  if (out === undefined) throw mistake('command.outMissing', { command: 'new', placeholder: 'FILE.seqloom' });
  await prepareNewFile(out);
  const { table, bytes, problems } = await readDataFile(command);
  const task = chosenTask(command, table);
  const asset = {
    ...{ name: table.fileName, bytes: bytes.length, sha256: sha256(bytes) },
    reading: givenReading(command),
  };
  const project = projectOfTable(path.parse(out).name, table, asset, task);
  await writeFiles([{ path: out, bytes: writeProject(project, [bytes]) }]);
  terminal.out(`${t('cli.written', { paths: out })}\n`);
  terminal.err(formatProblems([...problems, ...findTask(task.id).prepare(table, task.recipe).problems]));
  return 0;
}
