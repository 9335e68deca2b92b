import { type ReadTable, readTable } from '../tables/readTable';
import { type Project, tableAsset } from './project';

/** Reads the table that a project stands on from the bytes of its file, as it was read when it was chosen. */
export function readProjectTable(project: Pick<Project, 'assets'>, data: Uint8Array): ReadTable {
  const asset = tableAsset(project);
  return readTable(data, asset?.name ?? 'data.csv', asset?.reading);
}
