import { transfer } from 'comlink';
import {
  type PackedData,
  packData,
  type Project,
  readProject,
  type ReadProject,
  readProjectParts,
  readTable,
  type Table,
  UserError,
  writeProject,
} from '#engine';
import { sha256 } from '../worker/sha256';
import { tableBuffers } from '../worker/tableBuffers';
import type { Outcome } from '../worker/trainingApi';
import type { ProjectApi } from './projectWorker';
import type { ReadDocument } from './readDocument';

/** The worker's side of opening and saving. */
export function createProjectApi(): ProjectApi {
  // By the hash of the bytes: the page may have taken another data file meanwhile.
  let held: { readonly hash: string; readonly packed: PackedData } | null = null;

  const read = async (open: () => ReadProject): Promise<Outcome<ReadDocument>> => {
    try {
      const { project, data: found, packedData } = open();
      // Data that are not compressed are a view of what is kept for saving, which must not be handed over.
      const data = found && found.buffer === packedData?.bytes.buffer ? found.slice() : found;
      if (!data || project.dataFile === null) {
        return { ok: true, value: { project, dataBytes: null, table: null, tableProblems: [] } };
      }
      const hash = await sha256(data);
      if (packedData) held = { hash, packed: packedData };
      // Data that cannot be read do not stop the project: the Data panel says what is wrong.
      const { table, problems } = readTable(data, project.dataFile);
      const value: ReadDocument = {
        project: { ...project, dataHash: hash, dataSize: data.length },
        dataBytes: data,
        table,
        tableProblems: problems,
      };
      return transfer({ ok: true, value }, buffersOf(data, table));
    } catch (error) {
      if (error instanceof UserError) return { ok: false, problems: error.problems };
      throw error;
    }
  };

  return {
    open: (file, fileName) => read(() => readProject(file, fileName)),
    openParts: (parts, fileName) =>
      // Data that lie outside the project's file are in its journal nevertheless.
      read(() => ({ ...readProjectParts(parts, fileName), data: parts.data, packedData: null })),
    pack: async (project: Project, data: Uint8Array | null) => {
      let packed: PackedData | null = null;
      if (project.dataFile !== null && project.dataInside) {
        if (data) held = { hash: project.dataHash ?? (await sha256(data)), packed: packData(data) };
        if (held === null || (held.hash !== project.dataHash && !data)) return null;
        packed = held.packed;
      }
      const file = writeProject(project, packed);
      return transfer(file, [file.buffer as ArrayBuffer]);
    },
  };
}

function buffersOf(data: Uint8Array, table: Table | null): ArrayBuffer[] {
  return [data.buffer as ArrayBuffer, ...(table ? tableBuffers(table) : [])];
}
