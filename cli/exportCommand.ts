import path from 'node:path';
import { generateTypeScript } from '#engine';
import { closestWord } from './closestWord';
import type { CommandSpec, ParsedCommand } from './commandLine';
import { CommandMistake } from './commandMistake';
import { requireEmptyFolder, writeFiles } from './outputFolder';
import { loadProject } from './projectSource';
import type { Terminal } from './terminal';

const LANGUAGES: readonly string[] = ['typescript'];

export const EXPORT: CommandSpec = {
  name: 'export',
  summary: 'Write a project as code that runs without Seqloom.',
  options: {
    to: { value: 'LANGUAGE', help: 'The language: typescript.' },
    out: { value: 'DIR', help: 'The folder to write to; it must be empty or new.' },
  },
};

/** Writes the exported project. Returns the exit code. */
export async function runExport(command: ParsedCommand, terminal: Terminal): Promise<number> {
  checkLanguage(command.text('to'));
  const folder = command.text('out');
  if (folder === undefined) throw new CommandMistake('seqloom export needs a folder to write to.', 'Add --out DIR.');
  const { project, data } = await loadProject(command.project);
  const files = generateTypeScript(project, data);
  await requireEmptyFolder(folder);
  await writeFiles(
    folder,
    files.map((file) => ({ path: file.path, content: file.bytes })),
  );
  const program = project.trained ? 'predict' : 'train';
  terminal.out(`${files.length} files written to ${folder}${path.sep}\n`);
  if (!project.trained)
    terminal.out('The project has no trained weights, so the code comes without: train it there.\n');
  terminal.out(`Next: cd ${folder} && npm install && npm run build && npm run ${program}\n`);
  return 0;
}

function checkLanguage(language: string | undefined): void {
  const choices = `Add --to ${LANGUAGES.join(' or ')}.`;
  if (language === undefined) throw new CommandMistake('seqloom export needs a language.', choices);
  if (LANGUAGES.includes(language)) return;
  const meant = closestWord(language.toLowerCase(), LANGUAGES);
  throw new CommandMistake(`Seqloom cannot export to “${language}”.`, meant ? `Did you mean ${meant}?` : choices);
}
