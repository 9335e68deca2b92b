import { type Project, tableAsset, withTable as standOn } from '#engine';
import type { DocumentContents } from '../state/documentStore';
import { readData } from '../worker/readData';

/** Reads the data file of a project. One that cannot be read does not stop the project: the Data panel says what is wrong. */
export async function withTable(project: Project, dataBytes: Uint8Array | null): Promise<DocumentContents> {
  const asset = tableAsset(project);
  if (!dataBytes || !asset) return { project, dataBytes: null, table: null, tableProblems: [] };
  const { table, problems, hash } = await readData(dataBytes, asset.name);
  return {
    project: standOn(project, { name: asset.name, bytes: dataBytes.length, sha256: hash }),
    dataBytes,
    table,
    tableProblems: problems,
  };
}
