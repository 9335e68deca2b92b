import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import {
  type OpenedProject,
  parseProjectJson,
  readProject,
  readTable,
  type Table,
  UserError,
  makeProblem,
} from '#engine';
import { CommandMistake, fileMistake } from './commandMistake';

const PROJECT_JSON = 'project.json';

/** A project as found on disk. */
export interface LoadedProject extends OpenedProject {
  /** How it is called in messages. */
  readonly shownAs: string;
}

/**
 * Loads a project: a saved `.seqloom` file, or a folder that holds `project.json` and the data file it names. Throws a
 * `CommandMistake` or a `UserError`.
 */
export async function loadProject(given: string): Promise<LoadedProject> {
  const isFolder = await stat(given).then(
    (found) => found.isDirectory(),
    (error: unknown) => {
      throw fileMistake('Cannot open the project', given, error);
    },
  );
  if (isFolder) return loadFolder(given);
  if (path.basename(given) === PROJECT_JSON) return loadFolder(path.dirname(given));
  const shownAs = path.basename(given);
  return { ...readProject(await readBytes('Cannot open the project', given), shownAs), shownAs };
}

async function loadFolder(folder: string): Promise<LoadedProject> {
  const file = path.join(folder, PROJECT_JSON);
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const mistake = fileMistake('Cannot open the project', file, error);
    throw new CommandMistake(mistake.message, 'Name a .seqloom file, or a folder that holds project.json.');
  });
  const project = parseProjectJson(text.replace(/^\ufeff/, ''), file);
  if (project.dataFile === null) return { project, data: null, shownAs: file };
  if (path.basename(project.dataFile) !== project.dataFile || project.dataFile === '..') {
    throw new CommandMistake(
      `${file} names the data file ${project.dataFile}, which does not lie beside it.`,
      'Put the data file into the folder and write its plain name.',
    );
  }
  const data = await readFile(path.join(folder, project.dataFile)).catch((error: unknown) => {
    fileMistake('', '', error); // anything but a file's fault is a bug and goes on
    throw new UserError([makeProblem('project.noData', { file, data: project.dataFile ?? '' })]);
  });
  return { project, data: new Uint8Array(data), shownAs: file };
}

/** The bytes of a file that the user named. */
export async function readBytes(what: string, file: string): Promise<Uint8Array> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw fileMistake(what, file, error);
  });
  return new Uint8Array(bytes);
}

/** The project's own data as a table. Throws a `UserError` when it has none or it cannot be read. */
export function tableOf({ project, data, shownAs }: LoadedProject): Table {
  if (!data) throw new UserError([makeProblem('project.noData', { file: shownAs, data: project.dataFile ?? '–' })]);
  return tableFrom(data, project.dataFile ?? 'data.csv');
}

/** A CSV file's bytes as a table. Throws a `UserError` with every mistake in it. */
export function tableFrom(bytes: Uint8Array, fileName: string): Table {
  const { table, problems } = readTable(bytes, fileName);
  if (!table) throw new UserError(problems);
  return table;
}
