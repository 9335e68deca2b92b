import type { Project } from '#engine';
import type { DocumentContents } from '../state/documentStore';
import { readData } from '../worker/readData';

/** Reads the data file of a project. One that cannot be read does not stop the project: the Data panel says what is wrong. */
export async function withTable(project: Project, dataBytes: Uint8Array | null): Promise<DocumentContents> {
  if (!dataBytes || project.dataFile === null) return { project, dataBytes: null, table: null, tableProblems: [] };
  const { table, problems, hash } = await readData(dataBytes, project.dataFile);
  return {
    project: { ...project, dataHash: hash, dataSize: dataBytes.length },
    dataBytes,
    table,
    tableProblems: problems,
  };
}
