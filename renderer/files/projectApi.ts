import { transfer } from 'comlink';
import type { DocumentContents } from '../state/documentStore';
import {
  checkAsset,
  checkHash,
  type PackedAsset,
  packAsset,
  type Project,
  type ProjectParts,
  readPackedProject,
  type ReadProject,
  readProjectParts,
  readProjectTable,
  writeProject,
  type Asset,
  tableAsset,
  withTable,
} from '#engine';
import { sha256 } from '../worker/sha256';
import { handOver, type Outcome, outcomeOf, tableArrays } from '../worker/outcome';
import { inflateData } from './inflateData';

/** What the project worker does. */
export type ProjectApi = ReturnType<typeof createProjectApi>;

/** The worker's side of opening and saving. It keeps the open project's data as packed, so that saving is quick. */
export function createProjectApi() {
  // By the hash of the bytes: the page may have taken another data file meanwhile.
  let held: { readonly hash: string; readonly packed: PackedAsset } | null = null;

  const read = async (open: () => Promise<ReadProject>, fileName: string): Promise<Outcome<DocumentContents>> => {
    const outcome = await outcomeOf(async (): Promise<DocumentContents> => {
      const { project, assets, packed } = await open();
      const asset = tableAsset(project);
      const at = asset ? project.assets.indexOf(asset) : -1;
      const found = assets[at];
      // Data that are not compressed are a view of what is kept for saving, which must not be handed over.
      const data = found && found.buffer === packed[at]?.bytes.buffer ? found.slice() : found;
      if (!data || !asset) return { project, dataBytes: null, table: null, tableProblems: [] };
      // The browser hashes in a thread of its own while this one reads.
      const hashing = sha256(data);
      // Data that cannot be read do not stop the project: the Data panel says what is wrong.
      const { table, problems, source } = readProjectTable(project, data);
      const hash = await hashing;
      checkHash(hash, asset, fileName);
      if (packed[at]) held = { hash, packed: packed[at] };
      return {
        project: withTable(project, { ...asset, bytes: data.length, sha256: hash }),
        dataBytes: data,
        table,
        tableProblems: problems,
        tableSource: source,
      };
    });
    if (!outcome.ok || !outcome.value.dataBytes) return outcome;
    const { dataBytes, table } = outcome.value;
    return handOver(outcome, [dataBytes, ...(table ? tableArrays(table) : [])]);
  };

  return {
    /** Opens a project file with its data. */
    open: (file: Uint8Array, fileName: string) =>
      read(async () => {
        const { project, packed } = readPackedProject(file, fileName);
        const unpack = async (asset: PackedAsset, i: number): Promise<Uint8Array> =>
          checkAsset(await inflateData(asset), asset, project.assets[i] as Asset, fileName);
        return { project, packed, assets: await Promise.all(packed.map(unpack)) };
      }, fileName),
    /** Answers once the worker runs. */
    warmUp: () => Promise.resolve(),
    /** Opens a project whose parts lie apart. */
    openParts: (parts: ProjectParts, fileName: string) =>
      // Data that lie outside the project's file are in its journal nevertheless.
      read(() => Promise.resolve({ ...readProjectParts(parts, fileName), assets: parts.assets, packed: [] }), fileName),
    /** The project's file; null where the data file is not held and must be handed over. */
    pack: async (project: Project, data: Uint8Array | null): Promise<Uint8Array | null> => {
      let packed: PackedAsset | null = null;
      const asset = tableAsset(project);
      if (asset && project.assetsInside) {
        if (data) held = { hash: asset.sha256 ?? (await sha256(data)), packed: packAsset(data) };
        if (held === null || (held.hash !== asset.sha256 && !data)) return null;
        packed = held.packed;
      }
      const file = writeProject(project, packed ? [packed] : []);
      return transfer(file, [file.buffer as ArrayBuffer]);
    },
  };
}
