import type { Problem, Project, Table } from '#engine';
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
  const { table, problems, hash } = await readData(dataBytes, project.dataFile);
  return {
    project: { ...project, dataHash: hash, dataSize: dataBytes.length },
    dataBytes,
    table,
    tableProblems: problems,
  };
}
