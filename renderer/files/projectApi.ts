import { transfer } from 'comlink';
import type { DocumentContents } from '../state/documentStore';
import {
  checkData,
  type PackedData,
  packData,
  type Project,
  readPackedProject,
  type ReadProject,
  readProjectParts,
  readTable,
  writeProject,
} from '#engine';
import { sha256 } from '../worker/sha256';
import { tableArrays } from '../worker/tableArrays';
import { handOver, type Outcome, outcomeOf } from '../worker/outcome';
import { inflateData } from './inflateData';
import type { ProjectApi } from './projectWorker';

/** The worker's side of opening and saving. */
export function createProjectApi(): ProjectApi {
  // By the hash of the bytes: the page may have taken another data file meanwhile.
  let held: { readonly hash: string; readonly packed: PackedData } | null = null;

  const read = async (open: () => Promise<ReadProject>): Promise<Outcome<DocumentContents>> => {
    const outcome = await outcomeOf(async (): Promise<DocumentContents> => {
      const { project, data: found, packedData } = await open();
      // Data that are not compressed are a view of what is kept for saving, which must not be handed over.
      const data = found && found.buffer === packedData?.bytes.buffer ? found.slice() : found;
      if (!data || project.dataFile === null) return { project, dataBytes: null, table: null, tableProblems: [] };
      // The browser hashes in a thread of its own while this one reads.
      const hashing = sha256(data);
      // Data that cannot be read do not stop the project: the Data panel says what is wrong.
      const { table, problems } = readTable(data, project.dataFile);
      const hash = await hashing;
      if (packedData) held = { hash, packed: packedData };
      return {
        project: { ...project, dataHash: hash, dataSize: data.length },
        dataBytes: data,
        table,
        tableProblems: problems,
      };
    });
    if (!outcome.ok || !outcome.value.dataBytes) return outcome;
    const { dataBytes, table } = outcome.value;
    return handOver(outcome, [dataBytes, ...(table ? tableArrays(table) : [])]);
  };

  return {
    open: (file, fileName) =>
      read(async () => {
        const { project, packedData } = readPackedProject(file, fileName);
        const data = packedData && checkData(await inflateData(packedData), packedData, project, fileName);
        return { project, packedData, data };
      }),
    warmUp: () => Promise.resolve(),
    openParts: (parts, fileName) =>
      // Data that lie outside the project's file are in its journal nevertheless.
      read(() => Promise.resolve({ ...readProjectParts(parts, fileName), data: parts.data, packedData: null })),
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
