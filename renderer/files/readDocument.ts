import { type Problem, type Project, readProject, type Table } from '#engine';
import type { OpenedFile } from '../host/Host';
import { readData } from '../worker/readData';

/** A document that was read in full. Nothing is replaced before that, so a file that fails leaves the open project alone. */
export interface ReadDocument {
  readonly project: Project;
  readonly dataBytes: Uint8Array | null;
  readonly table: Table | null;
  readonly tableProblems: readonly Problem[];
}

/** Reads the data file of a project. One that cannot be read does not stop the project: the Data panel says what is wrong. */
export async function withTable(project: Project, dataBytes: Uint8Array | null): Promise<ReadDocument> {
  if (!dataBytes || project.dataFile === null) return { project, dataBytes: null, table: null, tableProblems: [] };
  const { table, problems } = await readData(dataBytes, project.dataFile);
  return { project, dataBytes, table, tableProblems: problems };
}

/** Reads a project file. Rejects with a `UserError` that says what is wrong with it. */
export async function readProjectFile(file: OpenedFile): Promise<ReadDocument> {
  const { project, data } = readProject(file.bytes, file.ref.name);
  return withTable(project, data);
}
