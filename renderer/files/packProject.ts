import type { Project } from '#engine';
import type { DocumentContents } from '../state/documentHistory';
import { holdWorker, type WorkerPort, workerPort } from '../worker/workerHandle';

/** What the packing worker does. */
export interface PackApi {
  pack(project: Project, data: Uint8Array | null): Uint8Array;
}

/**
 * The bytes of the project's file. Compressing a large data file takes a second or more, so a worker does it: the safety
 * copy is written while the user goes on working.
 */
export async function packProject(
  { project, dataBytes }: DocumentContents,
  spawn: () => WorkerPort = spawnPackWorker,
): Promise<Uint8Array> {
  const handle = holdWorker<PackApi>(spawn());
  try {
    return await handle.call((api) => api.pack(project, dataBytes));
  } finally {
    handle.end();
  }
}

function spawnPackWorker(): WorkerPort {
  return workerPort(new Worker(new URL('./pack.worker.ts', import.meta.url), { type: 'module', name: 'pack' }));
}
